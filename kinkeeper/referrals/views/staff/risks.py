from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline
from kinkeeper.referrals.queries.risks import all_of, case_for_risks


def risks_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Every version of a family's risk assessment."""
    viewer = account_of(request)
    case = case_for_risks(sign, viewer=viewer)
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=viewer),
        "versions": all_of(case),
        "tabs": timeline.tabs_of(case, viewer=viewer, here=request.path),
    }
    return render(request, "referrals/risks.html", context)
