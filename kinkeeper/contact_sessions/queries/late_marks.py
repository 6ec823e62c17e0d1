"""Marks that came late and contradict the register, as one viewer may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kinkeeper.contact_sessions.models import LateMark, Session
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Link

SIDE = {"child": "Child", "visitor": "Visiting adult"}
WAITING = LateMark.Outcome.WAITING


@dataclass(frozen=True)
class Late:
    """One late mark in words. No name of a family."""

    mark: LateMark
    title: str
    text: str
    url: str

    @property
    def link(self) -> Link:
        return Link("Look at it", self.url)

    @property
    def waits(self) -> bool:
        return self.mark.outcome == WAITING


def late_marks_of(sessions: Iterable[Session], *, waiting: bool) -> Sequence[Late]:
    """Return the late marks of sessions that the viewer was already shown."""
    shown = [one.pk for one in sessions]
    if not shown:
        return []
    found = LateMark.objects.filter(session__in=shown)
    if waiting:
        found = found.filter(outcome=WAITING)
    return [
        told(mark) for mark in found.select_related("session__case", "by", "settled_by")
    ]


def late_mark_by_key(key: UUID, *, viewer: Account) -> LateMark:
    """Return one late mark. Http404 when there is none for this viewer."""
    found = LateMark.objects.filter(
        key=key, session__in=sessions_visible_to(viewer)
    ).select_related("session__case__container", "by", "settled_by")
    mark = found.first()
    if mark is None:
        raise Http404
    return mark


def told(mark: LateMark) -> Late:
    """Say who marked what when, and what stood against it."""
    sign = mark.session.case.callsign or mark.session.case.reference
    what = mark.get_act_display()
    said = f"{SIDE[mark.side]} {what}" if mark.side else what
    by = f"Marked by {mark.by.short_name} without the network, and came at "
    return Late(
        mark=mark,
        title=f"{sign}: {said.lower()} at {_time(mark.made_at)}?",
        text=f"{by}{_time(mark.came_at)}. {mark.why}",
        url=reverse("contact_sessions:late_mark", args=[mark.key]),
    )


def _time(moment: datetime) -> str:
    return f"{clock.london(moment):%H:%M}"
