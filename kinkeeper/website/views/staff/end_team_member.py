from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.website.commands.end_team_member import end_team_member
from kinkeeper.website.forms import LeaveForm
from kinkeeper.website.queries.team import member_by_pk


def end_team_member_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody out of the team."""
    member = member_by_pk(pk, viewer=account_of(request))
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        word = UUID(form.once_word) if form.once_word else None
        try:
            end_team_member(
                member=member, by=account_of(request), now=clock.now(), once=word
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "They are out, and signed out everywhere.")
            return once_only.led_to(word, redirect("team"))
    return render(
        request,
        "website/end_team_member.html",
        {
            "form": form,
            "member": member,
            "submit": "Take them out",
            "kind": "danger",
            "cancel_url": reverse("team"),
        },
    )
