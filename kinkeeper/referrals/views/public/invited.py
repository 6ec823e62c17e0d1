from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.begin_draft import begin_draft
from kinkeeper.referrals.forms.family import FAMILY
from kinkeeper.referrals.queries.drafts import IN_SESSION
from kinkeeper.referrals.queries.invitations import other_side_invitation

MOST_AN_HOUR = 40


def invited_page(request: HttpRequest, token: str) -> HttpResponse:
    """The other side begins its own form. All links that do not work look the same."""
    invitation = other_side_invitation(token, now=clock.now())
    if invitation is None:
        return render(request, "referrals/link_over.html", status=404)
    if request.method != "POST":
        return render(request, "referrals/invited.html", {"invitation": invitation})
    address = request.META.get("REMOTE_ADDR", "")
    if not permissions.may_try(
        "begin", address=address, most=MOST_AN_HOUR, now=clock.now()
    ):
        return render(request, "referrals/too_many.html", status=429)
    draft = begin_draft(
        side=invitation.party.side, invitation=invitation, now=clock.now()
    )
    request.session[IN_SESSION] = str(draft.key)
    return redirect("referrals:step", FAMILY.steps[0].slug)
