from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.commands.tell_waiting import tell_waiting
from kinkeeper.referrals.queries.waiting import waiting_by_key


@require_POST
def tell_waiting_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep that both sides were told today that they wait."""
    by = account_of(request)
    waiting = waiting_by_key(key, viewer=by)
    tell_waiting(waiting=waiting, by=by, now=clock.now())
    messages.success(request, "Kept: both sides were told today.")
    return redirect("referrals:waiting")
