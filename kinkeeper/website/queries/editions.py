"""The archive of the policy: what counted when, and what each edition changed (P14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.policy import library
from kinkeeper.policy.comparison import Change, Effect, compare
from kinkeeper.policy.edition import Edition
from kinkeeper.website.queries.policy_page import PolicyPage, policy_page

HEADINGS = {
    Effect.REDUCES: (
        "Takes something away",
        "These do not count for what we hold about you already, unless you say yes.",
    ),
    Effect.EXTENDS: ("Gives you more", "These count for everybody."),
    Effect.NEUTRAL: ("Says the same in other words", "Nothing changes for you."),
}


@dataclass(frozen=True)
class ShownEdition:
    """One edition in the list. `until` is its last day; None: still to be told."""

    version: str
    published_on: date
    effective_from: date
    until: date | None
    state: str
    sha256: str
    before: str = ""


@dataclass(frozen=True)
class Part:
    """The changes of one effect."""

    heading: str
    meaning: str
    changes: Sequence[Change]


@dataclass(frozen=True)
class Comparison:
    old: Edition
    new: Edition
    parts: Sequence[Part]


def editions(today: date) -> list[ShownEdition]:
    """Return every published edition, the newest first."""
    every = library.editions()
    now = library.collected_under(today).version
    shown = []
    for number, each in enumerate(every):
        following = every[number + 1] if number + 1 < len(every) else None
        shown.append(
            ShownEdition(
                version=each.version,
                published_on=each.published_on,
                effective_from=each.effective_from,
                until=date.fromordinal(following.effective_from.toordinal() - 1)
                if following
                else None,
                state=_state(each, now, today),
                sha256=each.sha256,
                before=every[number - 1].version if number else "",
            )
        )
    return shown[::-1]


def _state(each: Edition, now: str, today: date) -> str:
    if each.version == now:
        return "counts today"
    return "to come" if each.effective_from > today else "earlier"


def coming(today: date) -> list[ShownEdition]:
    """Return the editions that are published and do not count yet, the next first."""
    return [each for each in editions(today)[::-1] if each.state == "to come"]


def edition_shown(version: str, today: date) -> tuple[ShownEdition, PolicyPage]:
    """Return one edition as a page, or 404."""
    for each in editions(today):
        if each.version == version:
            return each, policy_page(_edition(version))
    raise Http404


def comparison(one: str, other: str) -> Comparison:
    """Compare two editions, the older one with the newer one, or 404."""
    old, new = _edition(one), _edition(other)
    if old.effective_from > new.effective_from:
        old, new = new, old
    changes = compare(old, new)
    parts = [
        Part(*words, [each for each in changes if each.effect is effect])
        for effect, words in HEADINGS.items()
    ]
    return Comparison(old, new, [part for part in parts if part.changes])


def _edition(version: str) -> Edition:
    found = {each.version: each for each in library.editions()}.get(version)
    if found is None:
        raise Http404
    return found
