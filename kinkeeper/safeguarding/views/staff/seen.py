from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.safeguarding.commands.see_concern import see_concern
from kinkeeper.safeguarding.queries.concerns import concern_by_key


@require_POST
def seen(request: HttpRequest, key: UUID) -> HttpResponse:
    """The lead says "I have read it", so that the author knows."""
    concern = concern_by_key(key, viewer=account_of(request))
    see_concern(concern=concern, by=account_of(request), now=clock.now())
    messages.success(request, "The person who wrote it can see that you have read it.")
    return redirect("safeguarding:concern", key=key)
