from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline
from kinkeeper.referrals.queries.previsits import case_for_previsits, sides_of


def previsits_page(request: HttpRequest, sign: str) -> HttpResponse:
    """The pre-visits of a family, and who has joined the portal."""
    case = case_for_previsits(sign, viewer=account_of(request))
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=account_of(request)),
        "sides": sides_of(case),
        "tabs": timeline.tabs_of(case, viewer=account_of(request), here=request.path),
    }
    return render(request, "referrals/previsits.html", context)
