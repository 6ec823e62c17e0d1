from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline


def family_page(request: HttpRequest, sign: str) -> HttpResponse:
    """One family: what to keep in mind, what is next, what has happened."""
    viewer = account_of(request)
    case = family.open_family(sign, viewer=viewer)
    older = "older" in request.GET
    days, more = timeline.days_of(case, viewer=viewer, older=older)
    context = {
        "case": case,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=viewer),
        "sides": family.sides(case, viewer=viewer),
        "tabs": timeline.tabs_of(case, viewer=viewer, here=request.path),
        "panels": timeline.panels_of(case, viewer=viewer, column="main"),
        "rail_panels": timeline.panels_of(case, viewer=viewer, column="rail"),
        "acts": timeline.acts_of(case, viewer=viewer),
        "days": days,
        "more": more,
    }
    return render(request, "people/family.html", context)
