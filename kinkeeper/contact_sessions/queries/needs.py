"""
What needs somebody today. Other apps add sources when Django starts.

A source returns few and short lines: call-signs, no names.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import LateMark, Presence, Session
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Tone
from kinkeeper.people.models import Party

MOST = 5
# An older register is not reopened for it.
LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True)
class Need:
    """One thing to do: where, and a line about it."""

    label: str
    url: str
    detail: str = ""
    icon: str = "note"
    tone: Tone = "clay"


Source = Callable[[Account, date], Sequence[Need]]
_sources: list[Source] = []


def add_source(tell: Source) -> None:
    """Register `fn(viewer, today) -> [Need, …]`, at most two queries each."""
    _sources.append(tell)


def needs_of(viewer: Account, today: date) -> list[Need]:
    """Return the first five things, in the order in which the sources came."""
    found: list[Need] = []
    for tell in _sources:
        if len(found) >= MOST:
            break
        found += tell(viewer, today)
    return found[:MOST]


def sessions_to_finish(viewer: Account, today: date) -> list[Need]:
    """
    Return registers that are not closed, and parents who said they cannot come.

    Who plans is told too of what no longer fitted at the worker's last look.
    """
    states = Session.State
    open_ones = Q(held_on__lt=today, state__in=[states.PLANNED, states.RUNNING])
    to_come = Q(held_on__gte=today, state=states.PLANNED)
    says_no = Exists(
        Presence.objects.filter(session=OuterRef("pk"), says_will_come=False)
    )
    to_look = Q(says_no=True)
    if permissions.may_plan(viewer):
        to_look |= Q(unfit_at__isnull=False)
    late = Exists(
        LateMark.objects.filter(
            session=OuterRef("pk"), outcome=LateMark.Outcome.WAITING
        )
    )
    visible = sessions_visible_to(viewer, today=today).select_related(None)
    unchecked = Exists(
        Presence.objects.filter(
            session=OuterRef("pk"),
            party__side=Party.Side.CHILD,
            left_at__isnull=False,
            collector_checked=False,
            session__held_on__gte=today - LOOK_BACK,
        )
    )
    found = visible.annotate(has_late=late, says_no=says_no, unchecked=unchecked)
    found = found.filter(
        open_ones | (to_come & to_look) | Q(has_late=True) | Q(unchecked=True)
    )
    rows = found.select_related("case").only(
        "key", "held_on", "case__callsign", "case__reference"
    )
    return [_need(session, today) for session in rows.order_by("held_on", "pk")[:MOST]]


def _need(session: Session, today: date) -> Need:
    sign = session.case.callsign or session.case.reference
    day = f"{session.held_on.day} {session.held_on:%B}"
    url = reverse("contact_sessions:register", args=[session.key])
    if getattr(session, "has_late", False):
        return Need(
            f"Look at a mark for {sign} that came late, {day}",
            url,
            "It contradicts the register.",
            "alert",
            "honey",
        )
    if getattr(session, "unchecked", False):
        return Need(
            f"Say who collected the child of {sign}, {day}",
            url,
            "They left, and nobody wrote it down.",
            "alert",
            "honey",
        )
    if session.held_on < today:
        return Need(
            f"Finish the register for {sign}, {day}", url, "How did it end?", "note"
        )
    if not getattr(session, "says_no", False):
        look = reverse("contact_sessions:look_again")
        why = "See why, then move it or change it."
        return Need(f"{sign} on {day} no longer fits", look, why, "alert", "clay")
    return Need(
        f"{sign} cannot come on {day}",
        url,
        "Call it off, or ask first.",
        "calendar",
        "honey",
    )
