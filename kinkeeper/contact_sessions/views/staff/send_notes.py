from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.take_in_line import take_in_line
from kinkeeper.contact_sessions.forms.waiting_line import (
    Envelope,
    UnreadableLineError,
    envelopes_in,
    written_in,
)
from kinkeeper.contact_sessions.queries.waiting_lines import room_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault.device import open_waiting
from kinkeeper.foundation.vault.sealing import ShreddedError, TamperedError
from kinkeeper.rules.contact_sessions import wording

KEPT, REFUSED = "kept", "refused"
_NOT_READ = "This line could not be read. Write it on paper and tell your manager."


@require_POST
@never_cache
def send_notes_page(request: HttpRequest) -> HttpResponse:
    """
    Take in lines that waited on this tablet, whoever wrote them. JSON in, JSON out.

    The answer says of each line whether it is kept, or why not, and nothing that was
    not in it. A line that is not answered stays on the tablet.
    """
    try:
        lines = envelopes_in(request.body)
    except UnreadableLineError:
        return JsonResponse({"lines": []}, status=400)
    return JsonResponse({"lines": [_taken_in(request, line) for line in lines]})


def _taken_in(request: HttpRequest, line: Envelope) -> dict[str, Any]:
    told: dict[str, Any] = {"key": str(line.key), "state": KEPT}
    try:
        words = _take_in(line)
    except RefusedError as refused:
        note_refusal(request, refused)
        return told | {"state": REFUSED, "why": str(refused)}
    except (UnreadableLineError, TamperedError, ShreddedError):
        return told | {"state": REFUSED, "why": _NOT_READ}
    except OperationalError:
        # The database is busy or away: the line stays where it is and comes again.
        return told | {"state": "later"}
    if line.author == account_of(request).pk:
        # Only to the writer: a colleague who carries a line learns nothing of it.
        told["advice"] = [wording.advice(word) for word in wording.judging_words(words)]
    return told


def _take_in(line: Envelope) -> str:
    opened = open_waiting(
        line.locked, room=line.session, holder=line.author, place=line.place
    )
    session, author = room_of(line.session, author=line.author)
    told = written_in(opened)
    take_in_line(
        key=line.key, session=session, author=author, line=told, now=clock.now()
    )
    return "" if told.is_quote else told.words
