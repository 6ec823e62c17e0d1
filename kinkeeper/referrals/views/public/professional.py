from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.begin_draft import begin_draft
from kinkeeper.referrals.forms.professional import PROFESSIONAL
from kinkeeper.referrals.queries.drafts import IN_SESSION, Draft

MOST_AN_HOUR = 40


def professional_page(request: HttpRequest) -> HttpResponse:
    """A professional begins: what is asked, and what happens with it."""
    if request.method != "POST":
        return render(request, "referrals/professional.html")
    address = request.META.get("REMOTE_ADDR", "")
    if not permissions.may_try(
        "begin", address=address, most=MOST_AN_HOUR, now=clock.now()
    ):
        return render(request, "referrals/too_many.html", status=429)
    draft = begin_draft(side=Draft.PROFESSIONAL, now=clock.now())
    request.session[IN_SESSION] = str(draft.key)
    return redirect("referrals:step", PROFESSIONAL.steps[0].slug)
