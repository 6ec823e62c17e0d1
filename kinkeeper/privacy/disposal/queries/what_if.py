"""The answer to "what if?", by one edition and by all the others beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinkeeper.foundation.ui.charts.axis import Scale, date_words
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disposal.queries.why import IN_WORDS
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError, read
from kinkeeper.rules.retention import Answer, Question, Status

YEARS_AROUND = 4
LONGEST_SCALE = 90

SAID = {
    Status.ACTIVE: "In use. The clock has not started.",
    Status.WAIT: "Kept. Its time is not over.",
    Status.ELIGIBLE: "It may go. Two people decide.",
    Status.OVERDUE: "It should be gone already.",
    Status.BLOCKED: "On hold. It stays until the hold ends.",
    Status.INDEFINITE: "Kept with no end date. It is looked at again.",
    Status.TRANSFER_REQUIRED: "To be handed to whoever follows us.",
    Status.RETURN_TO_CONTROLLER: "It belongs to another body, which decides.",
}


@dataclass(frozen=True)
class Supposed:
    """What the rules answer: the words, the dates, the picture, the reasons."""

    headline: str
    because: str
    rule: str
    dates: Sequence[SummaryRow]
    life: Life
    scale: Scale
    rules: Sequence[tuple[str, str]]
    editions: Sequence[Sequence[str]]


def supposed(raw: Mapping[str, Any], *, version: str, today: date) -> Supposed:
    """
    Return what the rules of one edition answer to a raw question.

    Raises UnreadableError, whose `path` names the fact that cannot be.
    """
    question = read(Question, raw)
    chosen = library.edition_of(version) if version else edition.in_force()
    answer = _decided(question, chosen.schedule)
    life = _life(question, answer)
    return Supposed(
        headline=SAID[answer.status],
        because=answer.because,
        rule=f"{answer.rule}@{chosen.version}",
        dates=_dates(answer),
        life=life,
        scale=_scale(life, today),
        rules=[(code, IN_WORDS[code]) for code in answer.via if code in IN_WORDS],
        editions=_beside(question),
    )


def kinds() -> list[tuple[str, str]]:
    """Return the kinds that the rules decide about, in the policy's words."""
    named = edition.in_force().records
    return [(str(kind), named[kind].title) for kind in retention.Record]


def editions() -> list[tuple[str, str]]:
    """Return the editions to ask by, the one in force first."""
    now = edition.in_force()
    others = [each for each in library.editions() if each.version != now.version]
    first = (now.version, f"{now.version}, in force today")
    return [first, *((each.version, each.version) for each in others)]


def _decided(question: Question, schedule: retention.Schedule) -> Answer:
    try:
        return retention.decide(question, schedule)
    except retention.NotOneRowError:
        raise UnreadableError("record", "fits no rule of this edition") from None


def _dates(answer: Answer) -> list[SummaryRow]:
    rows = [
        ("Counted from", answer.anchor),
        ("Kept through", answer.retain_until),
        ("May go from", answer.eligible_from),
        ("Must be gone by", answer.dispose_by),
        ("Looked at again on", answer.review_on),
    ]
    return [SummaryRow(words, date_words(day)) for words, day in rows if day]


def _life(question: Question, answer: Answer) -> Life:
    known = [
        question.case.opened_on if question.case else None,
        question.happened_on,
        question.finance.start if question.finance else None,
        *(e.start for e in (question.worker.engagements if question.worker else ())),
        answer.anchor,
    ]
    held = min((block.start for block in question.blocks), default=None)
    endless = answer.status in (Status.INDEFINITE, Status.TRANSFER_REQUIRED)
    return Life(
        name="This record",
        opened=min((day for day in known if day), default=question.today),
        clock_starts=answer.anchor,
        ends=answer.retain_until or answer.dispose_by,
        held_since=held if answer.status is Status.BLOCKED else None,
        no_end=endless,
    )


def _scale(life: Life, today: date) -> Scale:
    days = [day for day in (life.opened, life.clock_starts, life.ends, today) if day]
    first, last = min(days).year, max(days).year
    return Scale(
        max(first, last - LONGEST_SCALE), max(last, today.year + YEARS_AROUND), today
    )


def _beside(question: Question) -> list[list[str]]:
    """Return a line for each edition, when there are several."""
    every = library.editions()
    if len(every) < 2:
        return []
    lines = []
    for each in every:
        try:
            answer = _decided(question, each.schedule)
        except UnreadableError as unreadable:
            lines.append([each.version, str(unreadable), "", "", ""])
            continue
        days = (answer.retain_until, answer.eligible_from, answer.dispose_by)
        told = [date_words(day) if day else "–" for day in days]
        lines.append([each.version, f"Rule {answer.rule}", *told])
    return lines
