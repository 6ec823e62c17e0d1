"""An adult signed on paper, and one of us saw it."""

from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.commands.sign_agreement import check_open, keep_copy
from kinkeeper.referrals.models import SignedAgreement
from kinkeeper.referrals.queries.spells import begun_on


@trail.command
def record_paper_agreement(
    *,
    party: Party,
    number: int,
    name: str,
    on: date,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> SignedAgreement:
    """
    Keep that this adult signed version `number` on paper on the London day `on`.

    Refuses without the name that stands there, a day to come, and a day before the
    family was here.
    """
    once_only.claim(once, by=by)
    if not permissions.may_record_previsits(by):
        raise trail.RefusedError("Only a co-ordinator or manager can record this.")
    check_open(party, number)
    if not name.strip():
        raise trail.RefusedError("Write the name that stands on the paper.")
    if not begun_on(party.case) <= on <= clock.london(now).date():
        raise trail.RefusedError("It was signed after the family came, up to today.")
    kept = keep_copy(
        party, name=name, on=on, way=SignedAgreement.Way.PAPER, by=by, now=now
    )
    become_ready(party.case, now=now)
    obligations.refresh(case=party.case, now=now)
    trail.record(
        "agreement.seen_on_paper",
        about=kept,
        by=by,
        case_key=party.case.key,
        detail={"number": number},
    )
    return kept
