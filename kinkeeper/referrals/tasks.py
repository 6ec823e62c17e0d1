"""The night's work on referrals: what ran out goes, what went quiet is closed."""

from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.privacy.disposal.tasks import moment_of
from kinkeeper.referrals.commands.close_case import close_inactive_case
from kinkeeper.referrals.commands.expire_drafts import expire_drafts
from kinkeeper.referrals.commands.expire_invitations import expire_invitations
from kinkeeper.referrals.commands.tell_side import tell_of_agreement
from kinkeeper.referrals.queries.closing import lapsed_cases
from kinkeeper.referrals.queries.tellings import to_be_told


def register_nightly() -> None:
    register.every_night("unsent forms", sweep_drafts, order=20)
    register.every_night("invitations", sweep_invitations, order=21)


def register_rounds() -> None:
    register.every_round("agreements", tell_of_agreements)


def tell_of_agreements(now: datetime) -> int:
    """Tell a few adults of a new version of the rules; nobody is told twice."""
    number, waiting = to_be_told(now)
    for party in waiting:
        tell_of_agreement(party=party, number=number, now=now)
    return len(waiting)


def sweep_drafts(today: date) -> Count:
    """Destroy the forms that nobody touched for 14 days."""
    gone = expire_drafts(today=today, now=clock.now())
    return Count(looked_at=gone, other={"unsent forms destroyed": gone})


def sweep_invitations(today: date) -> Count:
    """Take away the links that have run out."""
    gone = expire_invitations(today=today)
    return Count(looked_at=gone, other={"links run out": gone})


def close_inactive_cases(today: date) -> Count:
    """Close the cases in which nothing happened for twelve months (C-10)."""
    closed = 0
    for case, on in list(lapsed_cases(today)):
        close_inactive_case(case=case, on=on, now=moment_of(today))
        closed += 1
    return Count(looked_at=closed, other={"cases closed": closed})
