from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.documents import certificate_pdf
from kinkeeper.privacy.disposal.queries.certificates import certificate_by_reference


def certificate_file_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One certificate as a tagged PDF to keep."""
    shown = certificate_by_reference(reference, viewer=account_of(request))
    answer = HttpResponse(
        certificate_pdf(shown, now=clock.now()), content_type="application/pdf"
    )
    name = f"{shown.certificate.reference}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
