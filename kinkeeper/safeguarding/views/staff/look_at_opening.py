from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.look_at_opening import look_at_opening
from kinkeeper.safeguarding.forms.deciding import WhyForm
from kinkeeper.safeguarding.queries.deciding import concern_to_decide
from kinkeeper.safeguarding.queries.openings import opening_of


def look_at_opening_page(
    request: HttpRequest, key: UUID, opening: UUID
) -> HttpResponse:
    """Say what you found when you looked at an opening in need."""
    by = account_of(request)
    concern = concern_to_decide(key, viewer=by)
    found = opening_of(concern, opening)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        why, now = form.cleaned_data["why"], clock.now()
        act = partial(look_at_opening, opening=found, why=why, by=by, now=now)
        if done(request, form, act, "Written down."):
            return redirect("safeguarding:concern", key=key)
    context = {
        "concern": concern,
        "form": form,
        "heading": f"{found.account.short_name} opened this in need",
        "lead": "Was it right? Say what you found.",
        "submit": "I have looked at it",
    }
    return render(request, "safeguarding/staff/act.html", context)
