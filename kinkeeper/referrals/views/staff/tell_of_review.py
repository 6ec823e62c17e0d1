from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.commands.tell_side import tell_of_review
from kinkeeper.referrals.queries.letters import adult_of
from kinkeeper.referrals.queries.reviews import case_for_reviews, decided_review_of


@require_POST
def tell_of_review_page(
    request: HttpRequest, sign: str, key: UUID, side: str
) -> HttpResponse:
    """Ask one adult to call, after their review was decided."""
    by = account_of(request)
    case = case_for_reviews(sign, viewer=by)
    tell_of_review(
        review=decided_review_of(case, key),
        party=adult_of(case, side.upper()),
        by=by,
        now=clock.now(),
    )
    messages.success(request, "It is on its way. The words say only: please call us.")
    return redirect("referrals:family_reviews", sign)
