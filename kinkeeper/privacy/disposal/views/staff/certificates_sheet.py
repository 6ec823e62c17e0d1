import csv
from io import StringIO

from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.privacy.disposal.queries.certificates import PURPOSE, register_lines


def certificates_sheet_page(request: HttpRequest) -> HttpResponse:
    """The register of certificates as a table file. It holds no names."""
    viewer = account_of(request)
    text = StringIO()
    lines = register_lines(viewer=viewer)
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in lines)
    trail.viewed("certificates", about="certificates", by=viewer, purpose=PURPOSE)
    answer = HttpResponse(
        "\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="certificates.csv"'
    return answer
