from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.join_portal import join_portal
from kinkeeper.referrals.forms.joining import JoinForm
from kinkeeper.referrals.queries.invitations import portal_invitation

MOST_AN_HOUR = 20


def join_page(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password. All links that do not work look the same."""
    invitation = portal_invitation(token, now=clock.now())
    if invitation is None:
        return render(request, "referrals/link_over.html", status=404)
    form = JoinForm(request.POST or None)
    if form.is_valid():
        address = request.META.get("REMOTE_ADDR", "")
        if not permissions.may_try(
            "join", address=address, most=MOST_AN_HOUR, now=clock.now()
        ):
            return render(request, "referrals/too_many.html", status=429)
        try:
            join_portal(
                invitation=invitation,
                password=form.cleaned_data["password"],
                now=clock.now(),
            )
        except RefusedError as no:
            form.add_error("password", str(no))
            note_refusal(request, no)
        else:
            messages.success(
                request, "Your password is set. Sign in with your email address."
            )
            return redirect("account_login")
    return render(request, "referrals/join.html", {"form": form})
