"""Which sessions a worker may know of. "No such session" and "not yours" look alike."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.queries.cases import cases_visible_to


def sessions_visible_to(
    viewer: Account, *, today: date | None = None
) -> QuerySet[Session]:
    """Return the sessions of the cases that a worker may know of. Nobody else has any.

    A session that stays as a stub after its file was destroyed is not shown.
    """
    if not viewer.is_team:
        return Session.objects.none()
    return Session.objects.filter(
        case__in=cases_visible_to(viewer, today=today), case__file_destroyed_on=None
    ).select_related(
        "case__container",
        "case__reports_container",
        "room__venue",
        "child_door",
        "visitor_door",
        "supervisor",
    )


def session_by_key(key: UUID, *, viewer: Account) -> Session:
    """Return one session. Raises Http404 when there is none for this viewer."""
    found = sessions_visible_to(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def observed_session_by_key(key: UUID, *, viewer: Account) -> Session:
    """Return a session that may be written about; Http404 for any other (R1)."""
    session = session_by_key(key, viewer=viewer)
    if not session.is_observed:
        raise Http404
    return session
