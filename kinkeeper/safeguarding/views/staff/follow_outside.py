from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.follow_outside import Followed, follow_outside
from kinkeeper.safeguarding.forms.deciding import FollowForm
from kinkeeper.safeguarding.queries.outside import outside_of


def follow_outside_page(request: HttpRequest, key: UUID, told: UUID) -> HttpResponse:
    """Write down that a call was confirmed in writing, or answered."""
    by = account_of(request)
    concern, found = outside_of(key, told, viewer=by)
    form = FollowForm(request.POST or None, version=found.version)
    if form.is_valid():
        act = partial(
            follow_outside,
            told=found,
            followed=_followed(form),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
        )
        if done(request, form, act, "Written down."):
            return redirect("safeguarding:concern", key=key)
    context = {
        "concern": concern,
        "form": form,
        "heading": found.get_body_display(),
        "lead": "What has happened since you called them?",
        "submit": "Write it down",
    }
    return render(request, "safeguarding/staff/act.html", context)


def _followed(form: FollowForm) -> Followed:
    told = form.values()
    on, at = told.pop("written_on"), told.pop("written_at")
    written = None
    if on is not None:
        hour, minute = (at.hour, at.minute) if at else (12, 0)
        written = clock.moment(on, hour, minute)
    return Followed(written_at=written, **told)
