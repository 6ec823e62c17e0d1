from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.commands.recall_invitation import recall_invitation
from kinkeeper.referrals.queries.inbox import referral_by_key
from kinkeeper.referrals.queries.invitations import invitation_of


@require_POST
def recall_invitation_page(
    request: HttpRequest, key: UUID, number: int
) -> HttpResponse:
    """Make a link stop working."""
    case = referral_by_key(key, viewer=account_of(request))
    recall_invitation(
        invitation=invitation_of(case, number), by=account_of(request), now=clock.now()
    )
    messages.success(request, "The link does not work any more.")
    return redirect("referrals:referral", case.key)
