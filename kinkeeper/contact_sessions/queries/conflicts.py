"""Who may not be with a family. Why: for a manager and for who declared it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Conflict
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import case_by_sign, sign_of


@dataclass(frozen=True)
class ConflictLine:
    """A worker who may not be with a family. `words` is empty for who may not read."""

    conflict: Conflict
    name: str
    since: str
    words: str
    may_end: bool


def case_for_conflicts(sign: str, *, viewer: Account) -> Case:
    """Return an open family to a member of the team who sees it. Else 404."""
    case = case_by_sign(sign, viewer=viewer)
    if not (permissions.may_keep_register(viewer) and case.is_open):
        raise Http404
    return case


def conflicts_of(case: Case, *, viewer: Account) -> list[ConflictLine]:
    """Return the standing conflicts: all for a planner, else those one declared."""
    found = Conflict.objects.filter(case=case, ended_on=None).select_related(
        "worker", "container"
    )
    if not permissions.may_plan(viewer):
        found = found.filter(declared_by=viewer)
    trail.viewed(
        "conflicts",
        about=case,
        by=viewer,
        purpose="choosing who may be with a family",
        case_key=case.key,
    )
    return [_line(one, viewer) for one in found]


def conflict_by_key(case: Case, key: UUID) -> Conflict:
    """Return one conflict of a family, or 404."""
    found = Conflict.objects.filter(case=case, key=key).select_related("case").first()
    if found is None:
        raise Http404
    return found


def tabs(case: Case, viewer: Account) -> list[tuple[str, str]]:
    """Return the tab of a family for who may declare that somebody may not be there."""
    if not (permissions.may_keep_register(viewer) and case.is_open):
        return []
    return [("Workers", reverse("contact_sessions:conflicts", args=[sign_of(case)]))]


def _line(conflict: Conflict, viewer: Account) -> ConflictLine:
    manages = permissions.may_go_on_regardless(viewer)
    is_about_me = conflict.worker_id == viewer.pk
    may_read = conflict.declared_by_id == viewer.pk or (manages and not is_about_me)
    return ConflictLine(
        conflict=conflict,
        name=conflict.worker.short_name,
        since=date_words(conflict.declared_on),
        words=str(conflict.unseal().get("words", "")) if may_read else "",
        may_end=manages and not is_about_me,
    )
