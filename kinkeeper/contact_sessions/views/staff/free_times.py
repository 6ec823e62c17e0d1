from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.forms.free_times import FreeTimesForm
from kinkeeper.contact_sessions.queries import calendar
from kinkeeper.contact_sessions.queries.free_times import Asked, free_times
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries.cases import case_by_key

WEEKS = 6


def free_times_page(request: HttpRequest) -> HttpResponse:
    """Times at which a family could come, and why each of them fits."""
    viewer = account_of(request)
    if not permissions.may_plan(viewer):
        raise Http404
    asked = "minutes" in request.GET
    form = FreeTimesForm(
        request.GET if asked else None,
        initial={"family": request.GET.get("family"), "from_on": clock.today()},
        families=calendar.family_choices(viewer),
        workers=calendar.worker_choices(),
    )
    found = None
    if form.is_valid():
        told = form.cleaned_data
        wanted = Asked(
            case=case_by_key(told["family"], viewer=viewer),
            minutes=told["minutes"],
            apart_minutes=told["apart_minutes"],
            from_on=max(told["from_on"], clock.today()),
            weeks=WEEKS,
            worker=calendar.chosen_worker(told["supervisor"]),
        )
        found = free_times(wanted, viewer=viewer, now=clock.now())
    context = {"form": form, "found": found, "weeks": WEEKS}
    return render(request, "contact_sessions/free_times.html", context)
