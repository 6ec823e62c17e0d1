from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.change_series import (
    NewTime,
    call_off_series,
    move_series,
)
from kinkeeper.contact_sessions.commands.plan_series import SeriesDoesNotFitError
from kinkeeper.contact_sessions.forms.call_off_series import CallOffSeriesForm
from kinkeeper.contact_sessions.forms.plan import MoveForm, initial_of
from kinkeeper.contact_sessions.queries import calendar
from kinkeeper.contact_sessions.queries.series import Series, series_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.foundation.ui.forms import PlainForm


def series_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every date that was planned together with this one."""
    series = series_of(key, viewer=account_of(request))
    return render(request, "contact_sessions/series.html", {"series": series})


def move_series_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Move this date and all later ones."""
    by = account_of(request)
    series = series_of(key, viewer=by)
    here = series.here
    form = MoveForm(
        request.POST or None,
        version=here.version,
        initial=initial_of(
            here.held_on, clock.london(here.starts_at).time(), here.room_id
        ),
        rooms=calendar.room_choices(),
        may_go_on=permissions.may_go_on_regardless(by),
    )
    if form.is_valid():
        to = NewTime(
            room=calendar.chosen_room(form.cleaned_data["room"]),
            on=form.cleaned_data["on"],
            start=form.cleaned_data["start"],
            leave_out=form.left_out(),
        )

        def act() -> None:
            try:
                move_series(
                    session=here,
                    to=to,
                    by=by,
                    now=clock.now(),
                    version_seen=form.version_seen or 0,
                    override_reason=form.cleaned_data.get("override_reason", ""),
                    once=once_of(request),
                )
            except SeriesDoesNotFitError as refused:
                form.does_not_fit(refused.unfit)
                raise

        if done(request, form, act, "Moved. Each side sees their own new times."):
            return redirect("contact_sessions:series", key)
    return _page(request, series, form, "Move from here on", "Move them all")


def call_off_series_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Call off this date and all later ones."""
    by = account_of(request)
    series = series_of(key, viewer=by)
    form = CallOffSeriesForm(request.POST or None, version=series.here.version)
    if form.is_valid():
        act = partial(
            call_off_series,
            session=series.here,
            **form.values(),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=once_of(request),
        )
        if done(
            request, form, act, "Called off. The sides were told without a reason."
        ):
            return redirect("contact_sessions:series", key)
    return _page(request, series, form, "Call off from here on", "Call them all off")


def _page(
    request: HttpRequest, series: Series, form: PlainForm, heading: str, submit: str
) -> HttpResponse:
    context = {"series": series, "form": form, "heading": heading, "submit": submit}
    return render(request, "contact_sessions/change_series.html", context)
