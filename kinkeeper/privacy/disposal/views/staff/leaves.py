from django.http import HttpRequest, HttpResponse, JsonResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.proving import leaf_file


def leaves_page(request: HttpRequest, reference: str) -> HttpResponse:
    """The salts of one certificate, for those who approve disposals. Is recorded."""
    told = leaf_file(reference, viewer=account_of(request))
    answer = JsonResponse(told)
    name = f"{told['certificate']}-leaves.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
