from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.privacy.disclosure.commands.recall_message import recall_message
from kinkeeper.privacy.disclosure.queries.messages import message_by_key


@require_POST
def recall_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a message back."""
    once = once_of(request)
    message = message_by_key(key, viewer=account_of(request))
    recall_message(message=message, by=account_of(request), now=clock.now(), once=once)
    messages.success(request, "Taken back. The link leads nowhere now.")
    return led_to(once, redirect("disclosure:request", message.release.request.key))
