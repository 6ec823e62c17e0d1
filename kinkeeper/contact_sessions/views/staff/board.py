from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.door_sheet import board
from kinkeeper.foundation import clock

EVERY_SECONDS = 20


def board_page(request: HttpRequest) -> HttpResponse:
    """The screen in the staff room. Safe when a parent walks in.

    It comes anew by itself, without a script, unless somebody asks it to stand still.
    """
    now = clock.now()
    found = board(request.user, now=now)  # type: ignore[arg-type]
    still = request.GET.get("still") == "yes"
    answer = render(
        request,
        "contact_sessions/board.html",
        {"board": found, "now": now, "still": still},
    )
    if not still:
        answer["Refresh"] = str(EVERY_SECONDS)
    return answer
