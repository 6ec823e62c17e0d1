"""The tables of the page, made from the rules themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kinkeeper.policy.shapes.cookies import Cookie
from kinkeeper.policy.shapes.document import Document
from kinkeeper.rules.periods import Period
from kinkeeper.rules.retention import Limit, Record, Row, Schedule, Then
from kinkeeper.rules.sentences import listed

ENDS = {
    Then.DESTROY: "Destroyed",
    Then.ANONYMISE: "Names removed",
    Then.CONFIDENTIAL_WASTE: "Confidential waste",
    Then.REVIEW: "Looked at again",
}


@dataclass(frozen=True)
class Table:
    """A table for people: a caption, headings, and rows of plain text."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def retention(document: Document, schedule: Schedule) -> Table:
    """Return how long each kind of record is kept, as the policy's own table has it."""
    return Table(
        "How long we keep each kind of record",
        ("Kind of record", "How long", "Counted from", "Then"),
        tuple(_kept(document, schedule, row) for row in schedule.rows),
    )


def additional(document: Document, schedule: Schedule) -> Table:
    """Return the same for the kinds that only running the centre brings with it."""
    return Table(
        "Additional rules",
        ("Kind of record", "How long", "Counted from", "Then"),
        tuple(_kept(document, schedule, row) for row in schedule.additional),
    )


def holds(document: Document, schedule: Schedule) -> Table:
    """Return what makes us wait."""
    titles = {kind: document.record[kind.value].title for kind in Record}
    return Table(
        "What makes us wait",
        ("We wait because", "For"),
        tuple(
            (
                _sentence(hold.because),
                listed([titles[kind] for kind in hold.only_for]) or "Everything",
            )
            for hold in schedule.holds.values()
        ),
    )


def purposes(document: Document, _schedule: Schedule) -> Table:
    """Return why we use information, and what in the law allows it."""
    return Table(
        "Why we use information",
        ("What for", "What allows it", "What allows sensitive information"),
        tuple(
            (
                purpose.title,
                "; ".join(document.basis[name].title for name in purpose.bases),
                document.basis[purpose.special_basis].title
                if purpose.special_basis
                else "Not used",
            )
            for purpose in document.purpose.values()
        ),
    )


def recipients(document: Document, _schedule: Schedule) -> Table:
    """Return who may be given what."""
    return Table(
        "Who may be given something",
        ("Who", "What", "When", "How"),
        tuple(
            (each.title, each.gets, each.ground, each.channel)
            for each in document.recipient.values()
        ),
    )


def processors(document: Document, _schedule: Schedule) -> Table:
    """Return which companies work for us."""
    return Table(
        "Companies that work for us",
        ("Company", "What it does", "Where", "In use"),
        tuple(
            (each.title, each.does, each.country, "Yes" if each.enabled else "No")
            for each in document.processor.values()
        ),
    )


def cookies(document: Document, _schedule: Schedule) -> Table:
    """Return every cookie that may be set."""
    return Table(
        "What is stored in your browser",
        ("Name", "What for", "What it holds", "How long", "Needs your yes", "In use"),
        tuple(
            (
                name,
                cookie.purpose,
                cookie.holds,
                stays(cookie),
                "Yes" if cookie.needs_consent else "No",
                "Yes" if cookie.enabled else "No",
            )
            for name, cookie in document.cookie.items()
        ),
    )


def rights(document: Document, _schedule: Schedule) -> Table:
    """Return what people may ask."""
    return Table(
        "Your rights",
        ("Your right", "What it means"),
        tuple((right.title, right.plain) for right in document.right.values()),
    )


def stays(cookie: Cookie) -> str:
    """Return how long a cookie stays, in words."""
    if cookie.session:
        return "Until you close the browser"
    return _sentence(str(Period(months=cookie.months, days=cookie.days)))


def kept(row: Row, schedule: Schedule) -> str:
    """Return how long a row keeps, in words."""
    period = row.period(schedule.settings)
    if period is None:
        return "So long as we trade" if row.while_trading else "No end date"
    if row.limit is Limit.MAXIMUM:
        return f"At most {period}"
    if row.besides:
        return f"At least {period}, if that is later"
    return _sentence(str(period))


def _kept(document: Document, schedule: Schedule, row: Row) -> tuple[str, ...]:
    trigger = _sentence(document.trigger[row.trigger])
    return row.title, kept(row, schedule), trigger, ENDS[row.then]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


TABLES: Mapping[str, Callable[[Document, Schedule], Table]] = {
    "retention": retention,
    "additional": additional,
    "holds": holds,
    "purposes": purposes,
    "recipients": recipients,
    "processors": processors,
    "cookies": cookies,
    "rights": rights,
}
