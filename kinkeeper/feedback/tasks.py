"""The night's work on evaluation sheets: slips that ran out go."""

from datetime import date

from kinkeeper.feedback.commands.end_slips import end_slips
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count


def register_nightly() -> None:
    register.every_night("slips", sweep_slips, order=22)


def sweep_slips(today: date) -> Count:
    """Destroy the slips that nobody used in time."""
    gone = end_slips(today=today)
    return Count(looked_at=gone, other={"slips run out": gone})
