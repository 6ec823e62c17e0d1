from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.certificates import certificates
from kinkeeper.privacy.records.queries.tabs import tabs

ON_A_PAGE = 50


def certificates_page(request: HttpRequest) -> HttpResponse:
    """The certificates of disposal, newest first."""
    page = Paginator(certificates(viewer=account_of(request)), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "disposal/staff/certificates.html",
        {
            "page": page,
            "subnav": tabs("disposal:certificates", viewer=account_of(request)),
        },
    )
