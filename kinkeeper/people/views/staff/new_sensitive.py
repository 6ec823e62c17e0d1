from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.keep_sensitive import Told, keep_sensitive
from kinkeeper.people.forms.sensitive import US, FactForm
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import parties, sensitive
from kinkeeper.people.queries.cases import case_by_sign


def new_sensitive_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Write a sensitive fact about one person down, apart from the rest."""
    viewer = account_of(request)
    case = case_by_sign(sign, viewer=viewer)
    about = sensitive.person_by_key(key, case, viewer=viewer)
    adults = {str(p.key): p for p in parties.adults(case)}
    names = [(each, adult.person.full_name) for each, adult in adults.items()]
    form = FactForm(request.POST or None, tellers=names)
    if form.is_valid():
        told, token = form.values(), once_of(request)
        act = partial(
            keep_sensitive,
            about=about,
            told=Told(
                kind=told["kind"],
                words=told["words"],
                way=told["way"],
                ground=told["ground"],
                why_not_asked=told["why_not_asked"],
                told_by=None if told["told_by"] == US else adults[told["told_by"]],
            ),
            by=viewer,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Kept apart. It is locked while nobody said yes."):
            return once.led_to(token, redirect("people:sensitive", sign))
    context = {
        "case": case,
        "sign": sign,
        "about": about,
        "form": form,
        "heading": family.heading(case),
    }
    return render(request, "people/new_sensitive.html", context)
