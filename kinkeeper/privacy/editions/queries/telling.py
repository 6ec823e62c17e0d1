"""A draft's changes and its effect, in words for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Figure
from kinkeeper.policy.comparison import Change
from kinkeeper.policy.comparison import Effect as Kind
from kinkeeper.policy.complaints import Complaint
from kinkeeper.policy.edition import in_force
from kinkeeper.privacy.editions.permissions import may_look
from kinkeeper.privacy.editions.queries.ambiguities import Ambiguity, settled
from kinkeeper.privacy.editions.queries.effect import Effect
from kinkeeper.privacy.editions.queries.moving import Way
from kinkeeper.privacy.editions.queries.standing import is_kept_apart
from kinkeeper.rules.sentences import listed

AROUND = 2
WAYS = {
    Way.EARLIER: "would move earlier",
    Way.LATER: "would move later",
    Way.LOSES_END: "would lose their end date",
    Way.GAINS_END: "would get an end date",
    Way.OTHERWISE: "would be kept by another rule",
}
TITLES = (
    (
        Kind.REDUCES,
        True,
        "Takes something away",
        "Counts only for what is collected from its first day on, and for those who "
        "clearly agree.",
    ),
    (
        Kind.REDUCES,
        False,
        "May take something away, and counts for everybody",
        "Whoever approves this must say in writing why it takes nothing away.",
    ),
    (
        Kind.LEGAL_OVERRIDE,
        None,
        "The law or a court demands it",
        "Counts for everybody. Nobody can refuse it.",
    ),
    (Kind.EXTENDS, None, "Gives people more", "Counts for everybody at once."),
    (
        Kind.NEUTRAL,
        None,
        "Changes nothing for anybody",
        "Other words for the same thing.",
    ),
)


@dataclass(frozen=True)
class Group:
    """Changes of one effect, with what that effect means."""

    title: str
    means: str
    changes: Sequence[Change]


@dataclass(frozen=True)
class NumberedLine:
    """One line of a text, with what is wrong with it."""

    number: int
    text: str
    complaints: Sequence[str]


def by_effect(changes: Sequence[Change]) -> list[Group]:
    """Return changes by what they do, those that take something away first."""
    groups = [
        Group(
            title,
            means,
            [
                change
                for change in changes
                if change.effect is effect
                and (apart is None or is_kept_apart(change) is apart)
            ],
        )
        for effect, apart, title, means in TITLES
    ]
    return [group for group in groups if group.changes]


def sentence_of(effect: Effect) -> str:
    """Return the effect as a sentence: "412 move earlier, 37 move later"."""
    told = [
        f"{effect.moving(way):,} {words}"
        for way, words in WAYS.items()
        if effect.moving(way)
    ]
    if not told:
        return "No record that we hold now would move."
    if not effect.moved:
        return (
            f"If it counted for all records, {listed(told)}. None of them does: all "
            "stay under the older rule until everybody concerned agrees."
        )
    return (
        f"If it counted for all records, {listed(told)}. {effect.moved:,} do move; "
        f"{effect.protected:,} stay under the older rule until everybody agrees."
    )


def figures_of(effect: Effect) -> list[Figure]:
    """Return the big numbers of an effect."""
    found = [
        Figure(effect.moving(way), words)
        for way, words in WAYS.items()
        if effect.moving(way)
    ]
    at_once = sum(row.due_at_once for row in effect.rows)
    if at_once:
        found.append(Figure(at_once, "could go at once"))
    found.append(Figure(effect.protected, "are kept under the older rule"))
    if effect.reviews:
        found.append(Figure(effect.reviews, "looks would come on another day"))
    if effect.anew:
        found.append(Figure(effect.anew, "would be worked out anew"))
    return found


def lines_of(text: str, complaints: Sequence[Complaint]) -> list[list[NumberedLine]]:
    """Return the lines around each complaint, with what is wrong beside them."""
    lines = text.splitlines()
    told: dict[int, list[str]] = {}
    for complaint in complaints:
        told.setdefault(complaint.line, []).append(complaint.sentence)
    return [list(_around(lines, number, told)) for number in sorted(told)]


def _around(
    lines: Sequence[str], number: int, told: dict[int, list[str]]
) -> Iterator[NumberedLine]:
    if number == 0:
        yield NumberedLine(0, "", told[0])
        return
    first, last = max(1, number - AROUND), min(len(lines), number + AROUND)
    for at in range(first, last + 1):
        yield NumberedLine(at, lines[at - 1], told[at] if at == number else [])


def open_questions(*, viewer: Account) -> list[tuple[Ambiguity, list[str]]]:
    """Return what the law leaves open, and how the edition in force settles it."""
    may_look(viewer)
    return list(settled(in_force()))
