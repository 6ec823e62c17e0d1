from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal import documents
from kinkeeper.privacy.disposal.queries.certificates import certificate_by_reference


def certificate_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One certificate, to print on A4. It holds no names."""
    shown = certificate_by_reference(reference, viewer=account_of(request))
    today = clock.today()
    return render(
        request,
        "disposal/staff/certificate.html",
        {
            "shown": shown,
            "certificate": shown.certificate,
            "final": shown.is_final(today),
            "stands": documents.stands(shown, today),
        },
    )
