from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.tablets.commands.withdraw_tablet import withdraw_tablet
from kinkeeper.tablets.queries.tablets import tablet_by_key


@require_POST
def withdraw_tablet_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a device out of use at once."""
    viewer = account_of(request)
    tablet = tablet_by_key(key, viewer=viewer)
    withdraw_tablet(tablet=tablet, by=viewer, now=clock.now(), once=once_of(request))
    messages.success(request, "Withdrawn. Whoever is signed in on it is signed out.")
    return redirect("tablets:tablets")
