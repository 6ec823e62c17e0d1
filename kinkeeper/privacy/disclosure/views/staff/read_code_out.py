from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.privacy.disclosure.commands.read_code_out import read_code_out
from kinkeeper.privacy.disclosure.queries.messages import message_by_key


@require_POST
def read_code_out_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a fresh code once, for a person to read out on the phone."""
    message = message_by_key(key, viewer=account_of(request))
    code = read_code_out(
        message=message, by=account_of(request), now=clock.now(), once=once_of(request)
    )
    return render(
        request, "disclosure/read_code_out.html", {"code": code, "message": message}
    )
