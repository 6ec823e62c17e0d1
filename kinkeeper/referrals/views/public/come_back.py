from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.open_draft import open_draft
from kinkeeper.referrals.forms.starting import ReturnCodeForm
from kinkeeper.referrals.queries.drafts import IN_SESSION

MOST_AN_HOUR = 20


def come_back_page(request: HttpRequest) -> HttpResponse:
    """Open a saved form with its code."""
    form = ReturnCodeForm(request.POST or None)
    if form.is_valid():
        address = request.META.get("REMOTE_ADDR", "")
        if not permissions.may_try(
            "code", address=address, most=MOST_AN_HOUR, now=clock.now()
        ):
            return render(request, "referrals/too_many.html", status=429)
        draft = open_draft(code=form.cleaned_data["code"], today=clock.today())
        if draft is not None:
            request.session.cycle_key()
            request.session[IN_SESSION] = str(draft.key)
            return redirect("referrals:check")
        form.add_error(
            "code",
            "This code opens nothing. Check each letter. "
            "A form that nobody changed for 14 days is gone.",
        )
    return render(request, "referrals/come_back.html", {"form": form})
