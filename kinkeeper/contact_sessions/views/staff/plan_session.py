from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.plan_series import (
    Each,
    SeriesDoesNotFitError,
    plan_series,
)
from kinkeeper.contact_sessions.commands.plan_session import plan_session
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.plan import FUNDER_KINDS, PlanForm
from kinkeeper.contact_sessions.queries import calendar, rooms
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries.cases import case_by_key

CARRIED = (
    "family",
    "minutes",
    "supervisor",
    "child_door",
    "visitor_door",
    "apart_minutes",
    "again",
    *(f"pays_{kind}" for kind in FUNDER_KINDS),
)
FILLED_IN = (*CARRIED, "start", "room")


def plan_session_page(request: HttpRequest) -> HttpResponse:
    """Plan a time together. A time that does not fit comes back with three that do."""
    if not permissions.may_plan(request.user):  # type: ignore[arg-type]
        raise Http404
    form = PlanForm(
        request.POST or None,
        initial=_from_address(request),
        families=calendar.family_choices(request.user),  # type: ignore[arg-type]
        rooms=calendar.room_choices(),
        doors=calendar.door_choices(),
        workers=calendar.worker_choices(),
        may_go_on=permissions.may_go_on_regardless(request.user),  # type: ignore[arg-type]
    )
    proposals: list[rooms.Proposal] = []
    if form.is_valid():
        try:
            session = _plan(request, form)
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
            if isinstance(refused, SeriesDoesNotFitError):
                form.does_not_fit(refused.unfit)
            if isinstance(refused, DoesNotFitError):
                proposals = rooms.proposals(refused.session, now=clock.now())
        else:
            messages.success(request, _said(form))
            week = session.held_on.isoformat()
            calendar_url = reverse("contact_sessions:calendar")
            return once.led_to(token_of(form), redirect(f"{calendar_url}?date={week}"))
    return render(
        request,
        "contact_sessions/plan_session.html",
        {"form": form, "proposals": proposals, "typed": _typed(request, form)},
    )


def _from_address(request: HttpRequest) -> dict[str, object]:
    """Return what a link to this page fills in: a family, or a time that is free."""
    told: dict[str, object] = {
        name: value for name, value in request.GET.items() if name in FILLED_IN
    }
    for name in ("on", "until"):
        try:
            told[name] = date.fromisoformat(request.GET.get(name, ""))
        except ValueError:
            told.pop(name, None)
    return told


def _typed(request: HttpRequest, form: PlanForm) -> str:
    """Return what was typed, for the links to free times: keys and numbers only."""
    kept = {name: value for name, value in request.POST.items() if name in CARRIED}
    until = getattr(form, "cleaned_data", {}).get("until")
    return urlencode({**kept, "until": until} if until else kept)


def _said(form: PlanForm) -> str:
    repeat = form.repeat()
    if repeat is None:
        return "Planned. The family sees it on their own page."
    return "All dates are planned. The family sees them on their own page."


def _plan(request: HttpRequest, form: PlanForm):  # type: ignore[no-untyped-def]
    by, now, token = account_of(request), clock.now(), token_of(form)
    each, repeat = _each(request, form), form.repeat()
    if repeat is not None:
        return plan_series(repeat=repeat, by=by, now=now, once=token, **each)[0]
    on = form.cleaned_data["on"]
    return plan_session(on=on, by=by, now=now, once=token, **each)


def _each(request: HttpRequest, form: PlanForm) -> Each:
    told = form.cleaned_data
    return Each(
        case=case_by_key(told["family"], viewer=account_of(request)),
        room=calendar.chosen_room(told["room"]),
        start=told["start"],
        minutes=told["minutes"],
        supervisor=calendar.chosen_worker(told["supervisor"]),
        funders=form.funders(),
        child_door=calendar.chosen_door(told["child_door"]),
        visitor_door=calendar.chosen_door(told["visitor_door"]),
        apart_minutes=told["apart_minutes"],
        override_reason=told.get("override_reason", ""),
    )
