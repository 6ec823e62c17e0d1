"""The night's work on referrals: what ran out goes, what went quiet is closed."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.referrals.commands.expire_drafts import expire_drafts
from kinkeeper.referrals.commands.expire_invitations import expire_invitations


def register_nightly() -> None:
    register.every_night("unsent forms", sweep_drafts, order=20)
    register.every_night("invitations", sweep_invitations, order=21)


def sweep_drafts(today: date) -> Count:
    """Destroy the forms that nobody touched for 14 days."""
    gone = expire_drafts(today=today, now=clock.now())
    return Count(looked_at=gone, other={"unsent forms destroyed": gone})


def sweep_invitations(today: date) -> Count:
    """Take away the links that have run out."""
    gone = expire_invitations(today=today)
    return Count(looked_at=gone, other={"links run out": gone})
