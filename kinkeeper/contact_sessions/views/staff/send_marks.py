from datetime import datetime
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.check_door import OnHoldError
from kinkeeper.contact_sessions.commands.take_in_mark import (
    AT_ONCE,
    take_in_mark,
)
from kinkeeper.contact_sessions.forms.waiting_line import (
    MARK,
    Envelope,
    UnreadableLineError,
    envelopes_in,
)
from kinkeeper.contact_sessions.forms.waiting_mark import marked_in
from kinkeeper.contact_sessions.queries.waiting_marks import DOORS, Mark, mark_in
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault.device import open_waiting
from kinkeeper.foundation.vault.sealing import ShreddedError, TamperedError

KEPT, TOLD, REFUSED, LATER = "kept", "told", "refused", "later"
_NOT_READ = "This mark could not be read. Write it on the paper sheet."


@require_POST
@never_cache
def send_marks_page(request: HttpRequest) -> JsonResponse:
    """
    Take in marks from a tablet in the order in which they were made. JSON in, JSON out.

    The answer tells only the worker who made a mark why it was not taken in: a
    colleague who carries it learns nothing of it. After a mark that could not be tried
    the others wait as well, so that nobody leaves before they have come.
    """
    try:
        marks = envelopes_in(request.body, kind=MARK)
    except UnreadableLineError:
        return JsonResponse({"lines": []}, status=400)
    now = clock.now()
    told: list[dict[str, Any]] = []
    for mark in marks:
        waits = bool(told) and told[-1]["state"] == LATER
        answer = {"state": LATER} if waits else _taken_in(request, mark, now)
        told.append({"key": str(mark.key), **answer})
    return JsonResponse({"lines": told, "now": now.isoformat()})


def _taken_in(request: HttpRequest, entry: Envelope, now: datetime) -> dict[str, Any]:
    own = entry.author == account_of(request).pk
    mark: Mark | None = None
    try:
        # Its lock is that of the doors, whatever its outside says.
        opened = open_waiting(
            entry.locked, room=DOORS, holder=entry.author, place=entry.place
        )
        told = marked_in(opened)
        told["at"] = min(told["at"], now)
        mark, by = mark_in(**told, author=entry.author)
        written = take_in_mark(key=entry.key, mark=mark, by=by, now=now)
    except RefusedError as refused:
        note_refusal(request, refused)
        return _no(mark, refused, own=own, now=now)
    except (UnreadableLineError, TamperedError, ShreddedError):
        return {"state": REFUSED, "why": _NOT_READ}
    except OperationalError:
        # The database is busy or away: the mark stays where it is and comes again.
        return {"state": LATER}
    return {"state": KEPT, "late": not written}


def _no(
    mark: Mark | None, refused: RefusedError, *, own: bool, now: datetime
) -> dict[str, Any]:
    """Say no: at once to who is looking at the page, else beside what waits."""
    fresh = mark is not None and now - mark.at <= AT_ONCE
    told: dict[str, Any] = {"state": TOLD if fresh else REFUSED}
    if own:
        told["why"] = str(refused)
        if fresh and mark is not None and isinstance(refused, OnHoldError):
            where = [mark.session.key, mark.side, mark.act]
            told["go"] = reverse("contact_sessions:door", args=where)
    return told
