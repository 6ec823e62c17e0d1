"""The registers as the people see them who handle requests: what is due first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights import permissions
from kinkeeper.privacy.rights.models import Breach, Complaint, Matter, RightsRequest
from kinkeeper.privacy.rights.queries.authority import Authority, authority_for
from kinkeeper.privacy.rights.queries.clocks import clock_of, due_day
from kinkeeper.rules import deadlines
from kinkeeper.rules.deadlines import ClockStatus

M = TypeVar("M", bound=Matter)
SHOWN = 200
PURPOSE = "handling a request"
_FAR = date.max

_STATUS = {
    ClockStatus.OVERDUE: Tag("Late", "red", "clock"),
    ClockStatus.WAITING: Tag("Waiting for proof", "honey", "hold"),
    ClockStatus.PAUSED: Tag("Waiting for their answer", "honey", "hold"),
    ClockStatus.RUNNING: Tag("Clock runs", "slate", "clock"),
}


@dataclass(frozen=True)
class Line:
    """One row of a register. `due` is None while its clock stands, or when done."""

    matter: Matter
    who: str
    due: date | None
    tag: Tag


@dataclass(frozen=True)
class Opened:
    """One matter with its words, for somebody who handles it."""

    matter: Any
    who: str
    said: dict[str, Any]
    clock: deadlines.Answer
    tag: Tag
    holds: Sequence[Hold]
    authority: Authority | None = None


def open_lines(sort: type[Matter], *, viewer: Account, now: datetime) -> list[Line]:
    """Return the open matters of a register, the next due first. Raises Http404."""
    permissions.check_may_see(viewer)
    found = sort._default_manager.filter(closed_on=None).select_related("case")
    lines = [_line(each, now) for each in found]
    return sorted(lines, key=lambda line: (line.due or _FAR, line.matter.pk))


def closed_lines(sort: type[Matter], *, viewer: Account, now: datetime) -> list[Line]:
    """Return the latest closed matters of a register. Raises Http404."""
    permissions.check_may_see(viewer)
    found = sort._default_manager.filter(closed_on__isnull=False).select_related("case")
    return [_line(each, now) for each in found.order_by("-closed_on", "-pk")[:SHOWN]]


def matter_by_key(sort: type[M], key: UUID, *, viewer: Account) -> M:
    """Return one matter, or 404."""
    permissions.check_may_see(viewer)
    found = sort._default_manager.filter(key=key).select_related("container", "case")
    matter = found.first()
    if matter is None:
        raise Http404
    return matter


def request_by_key(key: UUID, *, viewer: Account) -> RightsRequest:
    return matter_by_key(RightsRequest, key, viewer=viewer)


def complaint_by_key(key: UUID, *, viewer: Account) -> Complaint:
    return matter_by_key(Complaint, key, viewer=viewer)


def breach_by_key(key: UUID, *, viewer: Account) -> Breach:
    return matter_by_key(Breach, key, viewer=viewer)


def open_matter(
    sort: type[Matter], key: UUID, *, viewer: Account, now: datetime
) -> Opened:
    """Return a matter with its words, and record that it was read. Raises Http404."""
    matter = matter_by_key(sort, key, viewer=viewer)
    trail.viewed(
        "matter",
        about=matter,
        by=viewer,
        purpose=PURPOSE,
        case_key=matter.case.key if matter.case else None,
    )
    return Opened(
        matter=matter,
        who=who(matter),
        said=_readable(matter.unseal()),
        clock=clock_of(matter, now=now),
        tag=_tag(matter, clock_of(matter, now=now)),
        holds=list(Hold.objects.filter(follows=matter.reference).order_by("pk")),
        authority=authority_for(matter, today=clock.london(now).date())
        if isinstance(matter, RightsRequest)
        else None,
    )


def _readable(said: dict[str, Any]) -> dict[str, Any]:
    """Return the words with the moments of the log as a person reads them."""
    log = [
        {**line, "at": f"{datetime.fromisoformat(line['at']):%-d %B %Y, %H:%M}"}
        for line in said.get("log", [])
    ]
    return {**said, "log": log}


def who(matter: Matter) -> str:
    """Say in neutral words whom a matter touches. No name."""
    if matter.case is not None:
        return matter.case.callsign or matter.case.reference
    if matter.worker_reference:
        return f"Worker {matter.worker_reference}"
    return "Nobody on file"


def _line(matter: Matter, now: datetime) -> Line:
    answer = clock_of(matter, now=now)
    due = None if _is_done(matter) else due_day(matter, now=now)
    return Line(matter, who(matter), due, _tag(matter, answer))


def _is_done(matter: Matter) -> bool:
    """Say whether what the clock asks for has been done."""
    if isinstance(matter, RightsRequest):
        return matter.answered_on is not None
    if isinstance(matter, Complaint):
        return matter.acknowledged_on is not None
    return isinstance(matter, Breach) and matter.regulator != Breach.Told.UNDECIDED


def _tag(matter: Matter, answer: deadlines.Answer) -> Tag:
    if not matter.is_open:
        return Tag("Closed", "line", "check")
    if _is_done(matter):
        return Tag(_done_word(matter), "leaf", "check")
    return _STATUS[answer.status]


def _done_word(matter: Matter) -> str:
    if isinstance(matter, RightsRequest):
        return "Answered, blocked"
    return "They know we have it" if isinstance(matter, Complaint) else "Decided"
