from django.http import HttpRequest, HttpResponse, JsonResponse

from kinkeeper.foundation import clock
from kinkeeper.website.queries.readiness import readiness


def readyz_page(request: HttpRequest) -> HttpResponse:
    """Say whether every part works; 503 when one does not. Tells no secrets."""
    parts = readiness(now=clock.now())
    answer = JsonResponse(
        {name: "ok" if works else "not ok" for name, works in parts.items()},
        status=200 if all(parts.values()) else 503,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
