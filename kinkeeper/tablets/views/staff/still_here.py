from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST


@require_POST
def still_here_page(request: HttpRequest) -> HttpResponse:
    """A page says that somebody is writing on it. Asked for by a script."""
    return HttpResponse(status=204)
