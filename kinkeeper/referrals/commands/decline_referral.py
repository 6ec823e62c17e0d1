from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties, safe_contact
from kinkeeper.policy import edition
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.accept_referral import may_still_decide
from kinkeeper.referrals.commands.tell_professional import tell_professional
from kinkeeper.referrals.models import Decision, Invitation

_WORDS = (
    "We are not able to offer a place right now. This is not a judgement on you.\n\n"
    "If you think we got this wrong, tell us and a different person will look again. "
    "Call {phone}.\n"
)


@trail.command
def decline_referral(
    *, decision: Decision, by: Account, now: datetime, once: UUID | None = None
) -> Case:
    """
    Agree, as a second person, not to offer a place. From today the clock runs (C-14).

    Each side that sent a form and said e-mail is safe gets the same neutral letter, and
    so does the professional who referred them.
    Somebody who was never in touch with us is not written to.
    """
    once_only.claim(once, by=by)
    case = decision.case
    may_still_decide(case, by)
    if decision.decided_by_id == by.pk:
        raise trail.RefusedError("A second person has to agree. You proposed it.")
    agreed = Decision.objects.filter(
        pk=decision.pk, outcome=Decision.Outcome.DECLINE, agreed_by=None
    ).update(agreed_by=by, agreed_at=now)
    if not agreed:
        raise trail.RefusedError("This was decided already.")
    case.declined_on = clock.london(now).date()
    case.stage = Case.Stage.DECLINED
    case.version += 1
    case.save(update_fields=["declined_on", "stage", "version"])
    Invitation.objects.filter(case=case, used_at=None, recalled_at=None).update(
        recalled_at=now
    )
    for party in parties.adults(case).filter(side_form__isnull=False):
        _write(case, party, now)
    tell_professional(case, "We are not able to offer a place right now.", now=now)
    obligations.refresh(case=case, now=now)
    trail.record("referral.declined", about=case, by=by, case_key=case.key)
    return case


def _write(case: Case, party: Party, now: datetime) -> None:
    if not safe_contact.may_use(party, "email"):
        return
    write_letter(
        container=case.container,
        to=party.unseal()["email"],
        subject=Subject.MESSAGE,
        body=_WORDS.format(phone=edition.in_force().controller.phone),
        now=now,
    )
    log_letter(
        case=case,
        side=party.side,
        on=clock.london(now).date(),
        words="We wrote that we cannot offer a place.",
    )
