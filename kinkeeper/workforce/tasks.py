"""The night's work on staff files: ends that have come, reminders, names to forget."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.workforce.commands.forget_names import forget_names
from kinkeeper.workforce.commands.keep_anew import keep_anew
from kinkeeper.workforce.commands.remind import remind
from kinkeeper.workforce.queries.coming import (
    forgettable,
    reminders,
    whose_end_has_come,
)

NIGHT_BEGINS = 2


def register_nightly() -> None:
    register.every_night("DBS reminders", remind_keepers, order=55)
    register.every_night("names of who left", forget_who_left, order=65)


def end_what_has_ended(today: date) -> None:
    """Start the clock of files whose last day of work has come. Before the review."""
    found = whose_end_has_come(today)
    if found:
        keep_anew(workers=found, now=clock.moment(today, NIGHT_BEGINS))


def remind_keepers(today: date) -> Count:
    """Write to who keeps the files about certificates that need them (A9, C-2)."""
    due = reminders(today)
    if due:
        remind(due=due, today=today, now=clock.moment(today, NIGHT_BEGINS))
    return Count(other={"certificates to look at": len(due)})


def forget_who_left(today: date) -> Count:
    """Empty the names of those who left and whom nothing that is kept names now."""
    accounts = forgettable()
    if accounts:
        forget_names(accounts=accounts)
    return Count(other={"names forgotten": len(accounts)})
