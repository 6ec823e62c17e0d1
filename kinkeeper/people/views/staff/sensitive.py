from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of, uuid_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.people.commands.answer_consent import take_back_consent
from kinkeeper.people.queries import choices, sensitive, timeline
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries.cases import case_by_sign


def sensitive_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Health and other sensitive facts of a family, held apart from the rest."""
    viewer = account_of(request)
    case = case_by_sign(sign, viewer=viewer)
    people = sensitive.people_of(case, viewer=viewer, today=clock.today())
    form = PlainForm(request.POST or None)
    key = uuid_of(request.POST.get("consent", ""))
    if key and form.is_valid():
        consent = sensitive.consent_by_key(key, case, viewer=viewer)
        token = once_of(request)
        act = partial(
            take_back_consent,
            consent=consent,
            way=str(choices.WAYS[0][0]),
            by=viewer,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Taken back. What rested on it is locked."):
            return once.led_to(token, redirect("people:sensitive", sign))
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "people": people,
        "forms": [form] if form.errors else [],
        "tabs": timeline.tabs_of(case, viewer=viewer, here=request.path),
    }
    return render(request, "people/sensitive.html", context)
