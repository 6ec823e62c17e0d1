"""The centre's measures in force, and what they propose for a family."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import AttendanceMeasure, Session
from kinkeeper.contact_sessions.queries import doors
from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Link
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals.models import Review
from kinkeeper.rules.contact_sessions import misses
from kinkeeper.rules.contact_sessions.attendance import Measures
from kinkeeper.rules.contact_sessions.misses import Past, Proposed, Step

# Misses longer ago do not bring a family to anybody's list of the day.
LOOK_BACK = timedelta(days=60)
ASKED = {
    Step.REVIEW: "The rule here asks for a review.",
    Step.PAUSE: "The rule here asks to pause until somebody has talked with them.",
}


@dataclass(frozen=True)
class MissedInARow:
    """What the rule proposes for a family. A person decides, and may do nothing."""

    words: str
    links: Sequence[Link]


def in_force() -> Measures:
    """Return the measures of this centre, or the standard ones."""
    newest = AttendanceMeasure.objects.order_by("-pk").first()
    return newest.measures if newest else Measures()


def measures_for(viewer: Account) -> Measures:
    """Return them for the page on which a manager changes them. Http404 for others."""
    if not permissions.may_change_building(viewer):
        raise Http404
    return in_force()


def missed_in_a_row(case: Case, *, viewer: Account) -> MissedInARow | None:
    """Return what is proposed for an open family, to a planner; None for nothing."""
    if not (permissions.may_plan(viewer) and case.is_open):
        return None
    sessions = case.sessions.select_related("absence").order_by("starts_at")
    found = misses.proposed(_past(sessions), in_force())
    if found.step is Step.NONE:
        return None
    sign = sign_of(case)
    links = [
        Link("Call a review", reverse("referrals:family_reviews", args=[sign])),
        Link(
            "Write to them in neutral words", reverse("referrals:letters", args=[sign])
        ),
    ]
    return MissedInARow(f"{_in_words(found)} A person decides.", links)


def families_who_miss(viewer: Account, today: date) -> list[Need]:
    """Return the families for whom the rule asks something, and nobody has looked."""
    if not permissions.may_plan(viewer):
        return []
    since = today - LOOK_BACK
    visible = sessions_visible_to(viewer, today=today).select_related(None)
    recent = visible.filter(held_on__gte=since, case__closed_on=None)
    missing = recent.filter(absence__status__in=misses.COUNTED).values("case")
    looked_at = Review.objects.filter(
        Q(decided_at=None) & ~Q(called_by=None) | Q(decided_at__date__gte=since),
        lapsed_on=None,
    )
    rows = recent.filter(case__in=missing).exclude(case__in=looked_at.values("case"))
    by_case: dict[int, list[Session]] = {}
    for one in rows.select_related("absence", "case").order_by("starts_at"):
        by_case.setdefault(one.case_id, []).append(one)
    if not by_case:
        return []
    measures = in_force()
    found = [
        (sessions[0].case, misses.proposed(_past(sessions), measures))
        for sessions in by_case.values()
    ]
    return [_need(case, one) for case, one in found if one.step is not Step.NONE]


def _need(case: Case, found: Proposed) -> Need:
    sign = sign_of(case)
    url = reverse("referrals:family_reviews", args=[sign])
    return Need(
        f"{case.callsign or case.reference}: {found.in_a_row} missed in a row",
        url,
        ASKED[found.step],
        "calendar",
        "honey",
    )


def _past(sessions: Iterable[Session]) -> list[Past]:
    over = (Session.State.HELD, Session.State.NOT_HELD)
    return [_one(session) for session in sessions if session.state in over]


def _one(session: Session) -> Past:
    held = session.state == Session.State.HELD
    absence = getattr(session, "absence", None)
    if absence is None:
        return Past(held)
    return Past(held, absence.status, absence.by_whom, absence.reason)


def _in_words(found: Proposed) -> str:
    who = doors.WHO[Party.Side(found.side)]
    times = f"{found.in_a_row} in a row" if found.in_a_row > 1 else "the last one"
    return f"{who} missed {times} without a good reason. {ASKED[found.step]}"
