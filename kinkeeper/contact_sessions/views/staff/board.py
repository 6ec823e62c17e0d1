from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.door_sheet import board
from kinkeeper.foundation import clock

EVERY_SECONDS = 20


def board_page(request: HttpRequest) -> HttpResponse:
    """The screen in the staff room. Safe when a parent walks in.

    It comes anew by itself, with or without a script, unless somebody asks it to stand
    still. It always says how old it is; a script says so loudly when nothing comes.
    """
    now = clock.now()
    found = board(request.user, now=now)  # type: ignore[arg-type]
    still = request.GET.get("still") == "yes"
    return render(
        request,
        "contact_sessions/board.html",
        {"board": found, "now": now, "still": still, "every": EVERY_SECONDS},
    )
