"""When is a record without an end date looked at again? (C-7, C-17)"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.dates import add_years, birthday
from kinkeeper.rules.retention.question import Child
from kinkeeper.rules.retention.settings import Settings


@dataclass(frozen=True)
class Review:
    """The day of the next review, and the rules that set it."""

    on: date
    via: tuple[str, ...]


def review_by_age(
    children: Iterable[Child],
    unknown_born_on: date,
    reviewed_on: date | None,
    settings: Settings,
) -> Review:
    """
    Return the next review, counted from a birthday of the youngest child.

    A child whose birth date is not known counts as born on `unknown_born_on`, the
    youngest that it can be; so does a record that names no child.
    """
    births = [child.born_on for child in children] or [None]
    youngest = max(born_on or unknown_born_on for born_on in births)
    first = birthday(youngest, settings.ask_age, settings.leap_birthday)
    via = ("C-7", "C-17") if None in births else ("C-7",)
    return Review(_next(first, reviewed_on, settings), via)


def review_by_years(
    happened_on: date, reviewed_on: date | None, settings: Settings
) -> Review:
    """Return the next review of an entry about a grown-up, counted from its day."""
    first = add_years(happened_on, settings.indef_review_years)
    return Review(_next(first, reviewed_on, settings), ("C-7",))


def _next(first: date, reviewed_on: date | None, settings: Settings) -> date:
    """
    Return the first review day after the last review.

    Always counted from the first one. A missed review stays in the past and shows.
    """
    turn, day = 0, first
    while reviewed_on is not None and day <= reviewed_on:
        turn += 1
        day = add_years(first, turn * settings.indef_review_years)
    return day
