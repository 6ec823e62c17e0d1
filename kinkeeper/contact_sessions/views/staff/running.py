from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.contact_sessions.commands.end_session import end_session
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock

ACTS = {"begin": begin_session, "end": end_session}


@require_POST
def running_page(request: HttpRequest, key: UUID, act: str) -> HttpResponse:
    """Begin or end the time together. A repeat is told so by the command."""
    if act not in ACTS:
        raise Http404
    session = session_by_key(key, viewer=request.user)  # type: ignore[arg-type]
    ACTS[act](session=session, at=clock.now(), by=request.user)  # type: ignore[arg-type]
    return redirect("contact_sessions:register", key=key)
