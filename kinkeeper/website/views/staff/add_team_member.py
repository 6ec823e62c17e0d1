from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.website.commands.add_team_member import Joiner, add_team_member
from kinkeeper.website.forms import AddTeamMemberForm
from kinkeeper.website.queries.team import team


def add_team_member_page(request: HttpRequest) -> HttpResponse:
    """Let somebody into the team."""
    team(viewer=account_of(request))
    form = AddTeamMemberForm(request.POST or None)
    if form.is_valid():
        word = UUID(form.once_word) if form.once_word else None
        try:
            add_team_member(
                joiner=Joiner(**form.values()),
                by=account_of(request),
                now=clock.now(),
                once=word,
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Added. We have written to them.")
            return once_only.led_to(word, redirect("team"))
    return render(request, "website/add_team_member.html", {"form": form})
