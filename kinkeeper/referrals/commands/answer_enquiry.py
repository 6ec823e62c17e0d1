from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.referrals.commands.log_enquiry import keep, only_who_decides
from kinkeeper.referrals.models import Enquiry


@trail.command
def answer_enquiry(
    *,
    enquiry: Enquiry,
    words: str,
    outcome: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Enquiry:
    """
    Write down what was said; the clock of the answer stops. With an outcome it ends.

    From the day on which it ends the policy counts how long it is kept (A17). Refuses
    what is closed already; a referral is made of it with `refer_enquiry`.
    """
    once_only.claim(once, by=by)
    only_who_decides(by)
    still_open(enquiry)
    if not words.strip():
        raise trail.RefusedError("Write down what was said.")
    if outcome == Enquiry.Outcome.REFERRED:
        raise trail.RefusedError("Make a referral of it first.")
    if outcome == Enquiry.Outcome.FILED:
        raise trail.RefusedError("Put it on the family’s file first.")
    versions.advance(enquiry, seen=version_seen)
    note(enquiry, words, outcome, by=by, now=now)
    keep(enquiry, now)
    trail.record(
        "enquiry.answered", about=enquiry, by=by, detail={"outcome": outcome or "open"}
    )
    return enquiry


_NO_ANSWER = (Enquiry.Outcome.SILENT, Enquiry.Outcome.NOT_US)


def still_open(enquiry: Enquiry) -> None:
    if enquiry.closed_on is not None:
        raise trail.RefusedError("This enquiry is closed already.")


def note(
    enquiry: Enquiry, words: str, outcome: str, *, by: Account, now: datetime
) -> None:
    """Add what was said, and end it if there is an outcome. Part of a command."""
    told = enquiry.unseal()
    line = {"at": now.isoformat(), "by": by.short_name, "words": words}
    enquiry.seal({**told, "log": [*told.get("log", []), line]})
    if enquiry.answered_at is None and outcome not in _NO_ANSWER:
        enquiry.answered_at = now
    if outcome:
        enquiry.outcome = outcome
        enquiry.closed_on = clock.london(now).date()
    enquiry.save()
