"""The other side's own form arrives: the only way a form touches a case that exists."""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import safe_contact
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.begin_draft import destroy
from kinkeeper.referrals.commands.fill_sides import own_words
from kinkeeper.referrals.commands.receive_form import (
    READ_WITHIN_WORKING_DAYS,
    Receipt,
    keep_form,
    thank,
    working_days_after,
)
from kinkeeper.referrals.commands.save_answers import DraftGoneError, locked
from kinkeeper.referrals.models import Draft, Invitation
from kinkeeper.referrals.queries.answers import private_values
from kinkeeper.referrals.queries.drafts import answers_of
from kinkeeper.referrals.queries.invitations import is_open


@trail.command
def receive_side_form(
    *, draft: Draft, now: datetime, once: UUID | None = None
) -> Receipt:
    """
    Keep an invited person's form, on their own part of the case and on no other row.

    The names on file stay as they are; what differs is for staff to see. Raises
    DraftGoneError when the invitation was recalled, used or has run out meanwhile.
    """
    once_only.claim(once, by=None)
    draft = locked(draft)
    if draft.invitation_id is None:
        raise DraftGoneError
    invitation = Invitation.objects.select_for_update().get(pk=draft.invitation_id)
    if not is_open(invitation, now=now):
        raise DraftGoneError
    party = Party.objects.select_related("container", "case__container").get(
        pk=invitation.party_id
    )
    case, answers = party.case, answers_of(draft)
    party.seal(own_words(party, private_values(answers)))
    party.keep_address_secret = answers["address"]["keep_address_secret"]
    party.version += 1
    party.save()
    keep_form(case, party, answers, now=now)
    invitation.used_at = now
    invitation.save()
    if case.stage == Case.Stage.WAITING:
        Case.objects.filter(pk=case.pk).update(stage=Case.Stage.REFERRED)
    destroy(draft, now=now)
    read_by = working_days_after(clock.london(now).date(), READ_WITHIN_WORKING_DAYS)
    if safe_contact.may_use(party, "email"):
        thank(case, party, read_by, now=now)
    obligations.refresh(case=case, now=now)
    trail.record("referral.other_side_received", about=case, by=None, case_key=case.key)
    return Receipt(case.reference, read_by)
