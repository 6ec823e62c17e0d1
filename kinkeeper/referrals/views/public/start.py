from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.begin_draft import begin_draft
from kinkeeper.referrals.forms.family import FAMILY
from kinkeeper.referrals.queries.drafts import IN_SESSION

SIDE_IN_SESSION = "referral_side"
MOST_AN_HOUR = 40


def start_page(request: HttpRequest) -> HttpResponse:
    """Stop once: how to leave fast, and what that does not do."""
    side = request.session.get(SIDE_IN_SESSION)
    if side not in ("RESIDENT", "VISITING"):
        return redirect("referrals:refer")
    if request.method != "POST":
        return render(request, "referrals/start.html")
    address = request.META.get("REMOTE_ADDR", "")
    if not permissions.may_try(
        "begin", address=address, most=MOST_AN_HOUR, now=clock.now()
    ):
        return render(request, "referrals/too_many.html", status=429)
    draft = begin_draft(side=side, now=clock.now())
    request.session[IN_SESSION] = str(draft.key)
    return redirect("referrals:step", FAMILY.steps[0].slug)
