"""The night's work on holds: let go what has ended, remind who looks after the rest."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.privacy.records import checking, holding
from kinkeeper.privacy.records.commands.remind_of_holds import remind_of_holds

NIGHT_BEGINS = 2


def register_nightly() -> None:
    register.every_night("holds", look_at_holds, order=40)
    register.every_night("day of records", checking.turn_the_day, order=45)
    register.every_night("records", checking.check_records, order=55)


def look_at_holds(today: date) -> Count:
    """Let go of holds whose tail is over, and remind of those to look at again."""
    now = clock.now()
    if clock.today() != today:
        now = clock.moment(today, NIGHT_BEGINS)
    return Count(
        other={
            "holds over": holding.let_go(today),
            "holds reminded of": remind_of_holds(today=today, now=now),
        }
    )
