from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.privacy.disclosure.commands.withdraw_request import withdraw_request
from kinkeeper.privacy.disclosure.queries.mine import my_request


@require_POST
def withdraw_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take my own request back."""
    once, account = once_of(request), account_of(request)
    mine = my_request(key, viewer=account)
    withdraw_request(request=mine, by=account, now=clock.now(), once=once)
    messages.success(request, "You took your request back.")
    return led_to(once, redirect("disclosure:my_reports"))
