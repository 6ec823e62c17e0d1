"""What the family page shows of a referral: tabs, things to do, what happened."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Link
from kinkeeper.people import permissions as people_permissions
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.people.queries.timeline import TimelineEvent
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Decision, PreVisit
from kinkeeper.referrals.queries import before_first
from kinkeeper.referrals.queries.inbox import why
from kinkeeper.referrals.queries.waiting import MAY_WAIT, waits


def tabs(case: Case, viewer: Account) -> list[tuple[str, str]]:
    """Return the tabs of this app that the viewer may open."""
    sign, may_decide = sign_of(case), permissions.may_decide(viewer)
    has_a_place = case.stage in Case.HAS_A_PLACE
    prepares = permissions.may_record_previsits(viewer) and has_a_place
    ordered = case.court_orders.exists() and people_permissions.may_see_orders(viewer)
    closes = people_permissions.may_close_cases(viewer) and case.stage in _ENDS
    found = (
        (prepares, "Pre-visits and portal", "previsits"),
        (prepares, "Agreement", "family_agreement"),
        (may_decide and has_a_place, "Who pays", "agree_fee"),
        (may_decide and case.is_open, "Risks", "risks"),
        (ordered or may_decide, "Orders", "orders"),
        (may_decide, "Documents", "documents"),
        (people_permissions.may_see_contacts(viewer), "Calls and letters", "letters"),
        (may_decide and case.stage == Case.Stage.ACTIVE, "Reviews", "family_reviews"),
        (may_decide and hasattr(case, "referral"), "Referral", "referral"),
        (closes, "Close" if case.is_open else "Reopen", "close"),
    )
    return [(label, _tab(name, case, sign)) for shown, label, name in found if shown]


def _tab(name: str, case: Case, sign: str) -> str:
    return reverse(f"referrals:{name}", args=[case.key if name == "referral" else sign])


def acts(case: Case, viewer: Account) -> list[Link]:
    """Return the next things to do before a first session."""
    found = []
    if case.stage == Case.Stage.ACCEPTED and permissions.may_record_previsits(viewer):
        url = reverse("referrals:new_previsit", args=[sign_of(case)])
        found.append(Link("Write down a pre-visit", url))
    if case.stage in MAY_WAIT and permissions.may_decide(viewer) and not waits(case):
        url = reverse("referrals:join_waiting_list", args=[sign_of(case)])
        found.append(Link("Put on the waiting list", url))
    return found


def to_do(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Return what has to be done before a first session; None when it is past."""
    if case.stage not in (Case.Stage.ACCEPTED, Case.Stage.READY):
        return None
    if not permissions.may_record_previsits(viewer):
        return None
    return {"tasks": before_first.tasks(case, today=clock.today())}


def events(case: Case, viewer: Account) -> Sequence[TimelineEvent]:
    """Return forms, letters, decisions and pre-visits, for staff who decide."""
    if not permissions.may_decide(viewer):
        return []
    return [*_letters(case), *_decisions(case), *_previsits(case)]


def _letters(case: Case) -> list[TimelineEvent]:
    side = dict(Party.Side.choices)
    return [
        TimelineEvent(
            at=clock.moment(letter.happened_on, 12),
            title=letter.unseal()["words"],
            text=side.get(letter.side, ""),
            icon="mail",
            tone="slate",
            timed=False,
        )
        for letter in case.correspondence.select_related("container")
    ]


def _decisions(case: Case) -> list[TimelineEvent]:
    return [
        TimelineEvent(
            at=decision.decided_at,
            title=decision.get_outcome_display(),
            text=why(decision),
            by=decision.decided_by.short_name,
            icon="scale",
        )
        for decision in Decision.objects.filter(case=case).select_related(
            "decided_by", "container"
        )
    ]


def _previsits(case: Case) -> list[TimelineEvent]:
    found = PreVisit.objects.filter(case=case).select_related(
        "party__person", "recorded_by"
    )
    return [
        TimelineEvent(
            at=clock.moment(visit.held_on, visit.began_at.hour, visit.began_at.minute),
            title=f"Pre-visit: {visit.party.person.given_name}",
            text=visit.get_outcome_display(),
            by=visit.recorded_by.short_name,
            icon="door",
        )
        for visit in found
    ]


_ENDS = (*Case.HAS_A_PLACE, Case.Stage.CLOSED)
