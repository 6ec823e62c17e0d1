from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.people.queries.contact_changes import waiting


def contacts_page(request: HttpRequest, sign: str) -> HttpResponse:
    """How each person of a family is reached: each side for itself."""
    case = case_by_sign(sign, viewer=account_of(request))
    context = {
        "case": case,
        "sign": sign,
        "waiting": waiting(case, viewer=account_of(request)),
        "heading": family.heading(case),
        "people": family.details(
            case, viewer=account_of(request), reveal=request.GET.get("show", "")
        ),
        "shown": request.GET.get("show", ""),
        "tabs": timeline.tabs_of(case, viewer=account_of(request), here=request.path),
    }
    return render(request, "people/contacts.html", context)
