"""
Planning the same time again and again: each date is a session of its own.

Everything is planned in one transaction, or nothing. What does not fit is told date by
date, so that a planner can leave out just those dates.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypedDict, Unpack
from uuid import UUID, uuid4

from kinkeeper.contact_sessions.commands.plan_session import plan_session
from kinkeeper.contact_sessions.models import Door, Room, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.rules.contact_sessions.recurrence import Pattern, dates


@dataclass(frozen=True)
class Unfit:
    """One date that does not fit, and why."""

    on: date
    why: str


class SeriesDoesNotFitError(RefusedError):
    """Some dates do not fit, so nothing was planned or changed."""

    def __init__(self, unfit: Sequence[Unfit], many: int) -> None:
        are = "One date does" if len(unfit) == 1 else f"{len(unfit)} dates do"
        super().__init__(
            f"{are} not fit, of {many}. Nothing was changed. "
            "Tick the dates to leave out, or change the plan."
        )
        self.unfit = unfit


class Each(TypedDict):
    """What is the same on every date, as `plan_session` wants it."""

    case: Case
    room: Room
    start: time
    minutes: int
    supervisor: Account | None
    funders: Sequence[tuple[str, int]]
    child_door: Door
    visitor_door: Door
    apart_minutes: int
    override_reason: str


@dataclass(frozen=True)
class Repeat:
    """How often, from when to when, and which dates to leave out."""

    pattern: Pattern
    first_on: date
    until: date
    leave_out: Collection[date] = ()


@trail.command
def plan_series(
    *,
    repeat: Repeat,
    by: Account,
    now: datetime,
    once: UUID | None = None,
    **each: Unpack[Each],
) -> list[Session]:
    """
    Plan a session on every date of a pattern. Return them by date.

    Raises SeriesDoesNotFitError when a date that is not left out does not fit, and
    other RefusedErrors as planning one session does.
    """
    once_only.claim(once, by=by)
    try:
        days = dates(repeat.pattern, repeat.first_on, repeat.until)
    except ValueError as wrong:
        raise RefusedError(str(wrong)) from None
    wanted = [day for day in days if day not in repeat.leave_out]
    if not wanted:
        raise RefusedError("No date is left. Leave out fewer dates.")
    series = uuid4()

    def plan(on: date) -> Session:
        return plan_session(on=on, by=by, now=now, series=series, **each)

    planned = on_each_date(wanted, plan)
    trail.record(
        "series.planned",
        about=planned[0],
        by=by,
        case_key=planned[0].case.key,
        detail={"dates": len(planned), "left_out": len(days) - len(wanted)},
    )
    return planned


def on_each_date(
    wanted: Sequence[date], act: Callable[[date], Session]
) -> list[Session]:
    """
    Do an act for each date. Raises what every date was refused for, or which.

    Part of a caller's transaction: it undoes what was done for the other dates.
    """
    done, unfit = [], []
    for day in wanted:
        try:
            done.append(act(day))
        except RefusedError as refused:
            unfit.append(Unfit(day, str(refused)))
            last = refused
    if unfit and not done and len({one.why for one in unfit}) == 1:
        raise last
    if unfit:
        raise SeriesDoesNotFitError(sorted(unfit, key=lambda one: one.on), len(wanted))
    return done
