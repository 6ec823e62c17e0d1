from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.door_sheet import board
from kinkeeper.foundation import clock


def board_page(request: HttpRequest) -> HttpResponse:
    """The screen in the staff room. Safe when a parent walks in."""
    now = clock.now()
    found = board(request.user, now=now)  # type: ignore[arg-type]
    return render(request, "contact_sessions/board.html", {"board": found, "now": now})
