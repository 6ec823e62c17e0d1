"""What the worker and the night do for recovery."""

from datetime import datetime

from kinkeeper.foundation.recovery import journal_keeping
from kinkeeper.foundation.sweeps import register


def register_all() -> None:
    register.every_round("journal", keep_the_journal)


def keep_the_journal(now: datetime) -> object:
    """Write down, about once a minute, what must outlive a restore."""
    return journal_keeping.write_due_each_minute(now)
