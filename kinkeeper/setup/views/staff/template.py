from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.setup.documents import FILE_NAME, MEDIA_TYPE, template
from kinkeeper.setup.queries.steps import strides


def template_file(request: HttpRequest) -> HttpResponse:
    """Send the empty spreadsheet in which families are brought over."""
    strides(viewer=account_of(request))
    answer = HttpResponse(template(), content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer
