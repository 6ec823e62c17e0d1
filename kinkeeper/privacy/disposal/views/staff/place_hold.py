from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.forms import PlaceHoldForm, token_of
from kinkeeper.privacy.records.commands.place_hold import Reach, place_hold
from kinkeeper.privacy.records.queries import placing

SIDES = {"resident": "RESIDENT", "visiting": "VISITING"}


def place_hold_page(request: HttpRequest) -> HttpResponse:
    """Stop the disposal of records."""
    viewer = account_of(request)
    family, record = request.GET.get("family", ""), request.GET.get("record", "")
    form = PlaceHoldForm(
        request.POST or None,
        kinds=placing.kinds_to_choose(viewer=viewer),
        record_kinds=placing.record_kinds(viewer=viewer),
        owners=placing.owners(viewer=viewer),
        initial={
            "reach": "record" if record else "family",
            "family": family,
            "record": record,
            "owner": str(viewer.pk),
        },
    )

    if form.is_valid():
        reach = _reach(request, form)
        if reach is not None and (placed := _place(request, form, reach)):
            return placed

    return render(request, "disposal/staff/place_hold.html", {"form": form})


def _reach(request: HttpRequest, form: PlaceHoldForm) -> Reach | None:
    """Return how far it reaches, or None with the mistake next to its field."""
    told = form.values()
    what = told["reach"]
    if what == "record":
        return _record(form, told)
    if what == "worker":
        return Reach(worker_reference=told["worker"].strip().upper())
    if what in ("kind", "everything"):
        return Reach(record_kind=told["record_kind"] if what == "kind" else "")
    return _family(request, form, what)


def _family(request: HttpRequest, form: PlaceHoldForm, what: str) -> Reach | None:
    sign = form.cleaned_data["family"]
    try:
        case = placing.case_to_hold(sign, viewer=account_of(request))
    except Http404:
        form.add_error("family", "There is no family with this sign.")
        return None
    if what == "family":
        return Reach(case=case)
    person = placing.person_to_hold(case, SIDES[what])
    if person is None:
        form.add_error("reach", "Nobody is known on this side of the family.")
        return None
    return Reach(person=person)


def _record(form: PlaceHoldForm, told: dict[str, Any]) -> Reach | None:
    try:
        return Reach(record=placing.record_named(told["record"].strip()))
    except Http404:
        form.add_error("record", "There is no such record.")
        return None


def _place(
    request: HttpRequest, form: PlaceHoldForm, reach: Reach
) -> HttpResponse | None:
    token, told = token_of(form), form.values()
    try:
        hold = place_hold(
            kind=told["kind"],
            reason=told["reason"],
            authority=told["authority"],
            dbs_consulted_on=told["dbs_consulted_on"],
            review_on=told["review_on"],
            owner=placing.owner_chosen(told["owner"]),
            reach=reach,
            by=account_of(request),
            now=clock.now(),
            once=token,
        )
    except RefusedError as refused:
        note_refusal(request, refused)
        form.add_error(None, str(refused))
        return None
    messages.success(request, "On hold. Nothing of it will be destroyed.")
    return once.led_to(token, redirect("disposal:hold", key=hold.key))
