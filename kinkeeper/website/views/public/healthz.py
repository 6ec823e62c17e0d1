from django.http import HttpRequest, HttpResponse


def healthz_page(request: HttpRequest) -> HttpResponse:
    """Say that the process is up. Asks nothing of the database."""
    return HttpResponse("ok", content_type="text/plain")
