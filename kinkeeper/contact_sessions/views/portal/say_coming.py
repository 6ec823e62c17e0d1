from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.say_coming import say_coming
from kinkeeper.contact_sessions.queries.own_dates import own_presence
from kinkeeper.foundation import clock

WORDS = {
    "yes": "Thank you. We will see you then.",
    "no": "Thank you for telling us. We will be in touch.",
}


@require_POST
def say_coming_page(request: HttpRequest, key: UUID, answer: str) -> HttpResponse:
    """I will be there, or I cannot come."""
    if answer not in WORDS:
        raise Http404
    say_coming(
        presence=own_presence(key, viewer=request.user),  # type: ignore[arg-type]
        will_come=answer == "yes",
        by=request.user,  # type: ignore[arg-type]
        now=clock.now(),
    )
    messages.success(request, WORDS[answer])
    return redirect("contact_sessions:dates")
