from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import parties, timeline
from kinkeeper.referrals.queries.letters import case_for_letters, letters_of


def letters_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Calls, letters, e-mails and spoken words of one family, filed by side."""
    viewer = account_of(request)
    case = case_for_letters(sign, viewer=viewer)
    side = request.GET.get("side", "")
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=viewer),
        "tabs": timeline.tabs_of(case, viewer=viewer, here=request.path),
        "found": letters_of(case, side=side),
        "chips": _chips(side),
        "adults": list(parties.adults(case)),
    }
    return render(request, "referrals/letters.html", context)


def _chips(side: str) -> list[dict[str, object]]:
    named = (("", "All"), ("RESIDENT", "Lives with"), ("VISITING", "Visiting"))
    return [
        {"label": words, "url": f"?side={code}", "current": code == side}
        for code, words in named
    ]
