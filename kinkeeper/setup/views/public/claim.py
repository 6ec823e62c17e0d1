from allauth.account.utils import perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.setup.commands.claim_centre import Founder, claim_centre
from kinkeeper.setup.forms import ClaimForm
from kinkeeper.setup.queries.standing import Stage, stage

NOT_OF_THE_FOUNDER = ("code", "again")


def claim_page(request: HttpRequest) -> HttpResponse:
    """The first page of a new centre: its manager, by the code that was printed."""
    now = stage()
    if now is Stage.CLAIMED:
        return redirect("setup:setup")
    if now is not Stage.NEW:
        raise Http404
    form = ClaimForm(request.POST or None)
    if form.is_valid():
        told = form.values()
        code = told["code"]
        founder = Founder(
            **{name: told[name] for name in told if name not in NOT_OF_THE_FOUNDER}
        )
        try:
            account = claim_centre(code=code, founder=founder, now=clock.now())
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            return perform_login(request, account, redirect_url=reverse("setup:setup"))
    return render(request, "setup/claim.html", {"form": form})
