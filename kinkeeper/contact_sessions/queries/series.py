"""The dates that were planned together, again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.queries.calendar import LOOKS
from kinkeeper.contact_sessions.queries.sessions import (
    session_by_key,
    sessions_visible_to,
)
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Tag


@dataclass(frozen=True)
class SeriesDate:
    """One date of a series."""

    session: Session
    words: str
    state: Tag
    is_here: bool


@dataclass(frozen=True)
class Series:
    """A series as seen from one of its dates."""

    here: Session
    dates: Sequence[SeriesDate]

    @property
    def ahead(self) -> int:
        """How many dates would change from here on."""
        return sum(
            one.session.state == Session.State.PLANNED
            and one.session.held_on >= self.here.held_on
            for one in self.dates
        )


def series_of(key: UUID, *, viewer: Account) -> Series:
    """Return the series of a session. Http404 when there is none for this planner."""
    here = session_by_key(key, viewer=viewer)
    if here.series is None or not permissions.may_plan(viewer):
        raise Http404
    found = sessions_visible_to(viewer).filter(series=here.series, case=here.case)
    return Series(here, [_date(one, here) for one in found.order_by("held_on")])


def _date(one: Session, here: Session) -> SeriesDate:
    start, end = clock.london(one.starts_at), clock.london(one.ends_at)
    day = f"{start:%A} {start.day} {start:%B %Y}"
    return SeriesDate(
        session=one,
        words=f"{day}, {start:%H:%M} to {end:%H:%M}, {one.room.name}",
        state=Tag(one.get_state_display(), *LOOKS[one.state]),
        is_here=one.pk == here.pk,
    )
