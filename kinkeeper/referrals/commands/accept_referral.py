from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.agree_fee import keep_arrangement
from kinkeeper.referrals.commands.fill_sides import fill_sides
from kinkeeper.referrals.commands.tell_professional import tell_professional
from kinkeeper.referrals.models import Decision, FeeArrangement
from kinkeeper.referrals.queries.triage import forbidden

_NOT_BY_THEMSELVES = "If it does, a professional has to refer this family."
_STOP = "If it does, no place can be offered."
UNDECIDED = (Case.Stage.REFERRED, Case.Stage.WAITING)


@trail.command
def accept_referral(  # noqa: PLR0913
    *,
    case: Case,
    service: str,
    funder: str,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
    order_read: bool = False,
    fee_agreed: bool = False,
) -> Decision:
    """
    Offer a family a place: a named person decides, for a reason.

    Refuses without a reason, after a decision, while a second person looks at a
    decision to decline, and when a form says that an order forbids contact: then a
    professional has to refer the family, unless this person has read the order and
    it allows the contact (`order_read`). `fee_agreed`: whoever pays has said yes;
    otherwise the first session waits for it. When a professional did, the details that
    they gave come into use on each side, and they are told.
    """
    once_only.claim(once, by=by)
    may_still_decide(case, by)
    if not reason.strip():
        raise trail.RefusedError("Say why, in a sentence.")
    if Decision.objects.filter(case=case).exists():
        raise trail.RefusedError(
            "Somebody has proposed not to offer a place. Answer that first."
        )
    if forbidden(case) and not order_read:
        raise trail.RefusedError(
            "A form says that a court order forbids contact. Read the order. "
            + (_NOT_BY_THEMSELVES if case.route == Case.Route.SELF else _STOP)
        )
    versions.advance(case, seen=version_seen)
    decision = Decision(
        container=case.container,
        case=case,
        outcome=Decision.Outcome.ACCEPT,
        service=service,
        decided_by=by,
        decided_at=now,
    )
    decision.seal({"reason": reason, "funder": funder})
    decision.save()
    case.service = service
    case.stage = Case.Stage.ACCEPTED
    case.save(update_fields=["service", "stage"])
    if fee_agreed or funder == FeeArrangement.Payer.NOBODY:
        keep_arrangement(case, funder, "", by=by, now=now)
    fill_sides(case)
    tell_professional(case, "We can offer this family a place.", now=now)
    obligations.refresh(case=case, now=now)
    trail.record(
        "referral.accepted",
        about=case,
        by=by,
        case_key=case.key,
        detail={"service": service, "funder": funder, "order_read": order_read},
    )
    return decision


def may_still_decide(case: Case, by: Account) -> None:
    """Raise RefusedError when this person may not decide, or it is decided already."""
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can decide this.")
    if not case.is_open or case.stage not in UNDECIDED:
        raise trail.RefusedError("This referral was decided already.")
