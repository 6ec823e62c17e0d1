from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.models import FeeArrangement


@trail.command
def agree_fee(
    *,
    case: Case,
    payer: str,
    said_yes: bool,
    words: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> FeeArrangement:
    """
    Write down who pays, after they said yes. What was agreed before stays on file.

    Refuses while whoever pays has not said yes; nobody need be asked where it is free.
    What a session costs and who pays for that one is decided when it is planned.
    """
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    case = obligations.locked(case)
    if not case.is_open or case.stage not in Case.HAS_A_PLACE:
        raise trail.RefusedError("Decide on the referral first.")
    if payer not in FeeArrangement.Payer:
        raise trail.RefusedError("Choose who pays.")
    if payer != FeeArrangement.Payer.NOBODY and not said_yes:
        raise trail.RefusedError("Ask them first. Write it down when they said yes.")
    kept = keep_arrangement(case, payer, words, by=by, now=now)
    become_ready(case, now=now)
    trail.record(
        "fee.agreed", about=kept, by=by, case_key=case.key, detail={"payer": payer}
    )
    return kept


def keep_arrangement(
    case: Case, payer: str, words: str, *, by: Account, now: datetime
) -> FeeArrangement:
    """Keep who pays. Part of a command."""
    kept = FeeArrangement(
        container=case.container,
        case=case,
        payer=payer,
        agreed_on=clock.london(now).date(),
        recorded_by=by,
        recorded_at=now,
    )
    kept.seal({"words": words.strip()})
    kept.save()
    return kept
