from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files import store
from kinkeeper.workforce.commands.open_certificate import open_certificate
from kinkeeper.workforce.queries.workers import certificate_by_key


@require_POST
def certificate_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a certificate says. Everybody who sees it is on a list."""
    certificate = certificate_by_key(key, viewer=account_of(request))
    purpose = request.POST.get("purpose", "")
    open_certificate(
        certificate=certificate,
        purpose=purpose,
        by=account_of(request),
        now=clock.now(),
    )
    if "copy" in request.POST and certificate.file is not None:
        answer = HttpResponse(
            store.read(certificate.file), content_type=certificate.file.media_type
        )
        answer["Content-Disposition"] = 'attachment; filename="certificate"'
        return answer
    return render(
        request,
        "workforce/certificate.html",
        {
            "certificate": certificate,
            "words": certificate.unseal().get("words", ""),
            "purpose": purpose,
        },
    )
