"""What must hold of a draft before anybody may approve or publish it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kinkeeper.policy import library
from kinkeeper.policy.comparison import Change, Effect, compare
from kinkeeper.policy.edition import Edition
from kinkeeper.rules.dates import add_days
from kinkeeper.rules.sentences import in_words

VERSION = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[a-z0-9]{1,8})?")
# Changes that the retention engine keeps apart for each person (PV-3).
KEPT_APART = ("retention.", "settings.", "hold.")
KEPT_APART_TOO = {"practice.undecided_certificate_alert_days"}


def last_published() -> Edition:
    """Return the edition that a new one follows, in force already or still coming."""
    return library.editions()[-1]


def notice_ends(today: date) -> date:
    """Return the first day from which an edition published today may count (PV-6)."""
    return add_days(today, last_published().practice.policy_notice_days)


def next_version(today: date) -> tuple[str, date]:
    """Return a free version, and the first of a month from which it may count."""
    start = max(notice_ends(today), last_published().effective_from)
    first = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    taken = {each.version for each in library.editions()}
    for suffix in ("", "-b", "-c", "-d", "-e"):
        version = f"{first:%Y-%m}{suffix}"
        if version not in taken:
            break
    return version, first


def faults(new: Edition, *, today: date) -> Iterator[str]:
    """Yield what keeps an edition from being published today, as sentences."""
    before = last_published()
    if not VERSION.fullmatch(new.version):
        yield "The version must be a year and a month, such as 2027-03."
    if new.version in {each.version for each in library.editions()}:
        yield f"Edition {new.version} has been published already."
    if new.supersedes != before.version:
        yield f"It must say that it follows edition {before.version}."
    if new.effective_from <= before.effective_from:
        yield f"It must count from a day after {in_words(before.effective_from)}."
    if new.effective_from < notice_ends(today) and not new.document.legal_override:
        days = before.practice.policy_notice_days
        yield (
            f"People are told {days} days before. Published today, it may count from "
            f"{in_words(notice_ends(today))} at the earliest."
        )


def changes(new: Edition) -> tuple[Change, ...]:
    """Return what a draft changes, those changes first that reduce."""
    return compare(last_published(), new)


def is_kept_apart(change: Change) -> bool:
    """Tell whether the older rule goes on for everybody who has not agreed."""
    return change.about.startswith(KEPT_APART) or change.about in KEPT_APART_TOO


def to_judge(new: Edition) -> tuple[Change, ...]:
    """
    Return reductions that count for all or for nobody.

    A machine cannot tell whether new words mean less, so it takes them for less. The
    person who approves the edition must say in writing why nothing is taken away.
    """
    return tuple(
        change
        for change in changes(new)
        if change.effect is Effect.REDUCES and not is_kept_apart(change)
    )
