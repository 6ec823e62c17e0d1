from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline
from kinkeeper.referrals.queries.papers import by_kind, case_for_papers


def documents_page(request: HttpRequest, sign: str) -> HttpResponse:
    """The papers on a family's file, kind by kind, and who sent each."""
    viewer = account_of(request)
    case = case_for_papers(sign, viewer=viewer)
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=viewer),
        "tabs": timeline.tabs_of(case, viewer=viewer, here=request.path),
        "kinds": by_kind(case),
    }
    return render(request, "referrals/documents.html", context)
