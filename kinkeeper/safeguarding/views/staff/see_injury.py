from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.safeguarding.commands.see_injury import see_injury
from kinkeeper.safeguarding.queries.accidents import accident_by_key


@require_POST
def see_injury_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """The safeguarding lead has read of a mark seen at arrival."""
    by = account_of(request)
    see_injury(injury=accident_by_key(key, viewer=by), by=by, now=clock.now())
    messages.success(request, "The author can see that you have read it.")
    return redirect("safeguarding:accident", key)
