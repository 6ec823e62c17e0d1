"""The night's work on people: lock what nobody says yes to any longer."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.people.commands.settle_sensitive import settle_case
from kinkeeper.people.queries.running_out import cases_to_settle

NIGHT_BEGINS = 2


def register_nightly() -> None:
    register.every_night("answers that run out", lock_what_ran_out, order=30)


def lock_what_ran_out(today: date) -> Count:
    """Lock the facts whose yes has run out, or whose child has grown up."""
    same_day = clock.today() == today
    now = clock.now() if same_day else clock.moment(today, NIGHT_BEGINS)
    found = cases_to_settle(today)
    locked = sum(settle_case(case=case, now=now) for case in found)
    return Count(looked_at=len(found), other={"sensitive facts locked": locked})
