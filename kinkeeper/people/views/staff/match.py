from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.match_people import keep_people_apart, merge_people
from kinkeeper.people.forms.match import ONE, MatchForm
from kinkeeper.people.queries import duplicates


def match_page(request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:
    """Decide whether two people on file are one."""
    viewer = account_of(request)
    pair = duplicates.pair_by_keys(first, second, viewer=viewer)
    form = MatchForm(request.POST or None)
    if form.is_valid():
        told, token = form.values(), once_of(request)
        kept = duplicates.person_by_key(pair.first.key, viewer=viewer)
        other = duplicates.person_by_key(pair.second.key, viewer=viewer)
        more = {
            "reason": told["reason"],
            "by": viewer,
            "now": clock.now(),
            "once": token,
        }
        if told["answer"] == ONE:
            act = partial(merge_people, kept=kept, gone=other, **more)
            said = "They count as one person now."
        else:
            act = partial(keep_people_apart, first=kept, second=other, **more)
            said = "Written down. They are not proposed again."
        if done(request, form, act, said):
            return once.led_to(token, redirect("people:duplicates"))
    context = {"pair": pair, "people": [pair.first, pair.second], "form": form}
    return render(request, "people/match.html", context)
