from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    record_responsibility,
)
from kinkeeper.people.forms.responsible import ResponsibleForm
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import responsible
from kinkeeper.people.queries.cases import case_by_sign


def responsible_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Who holds parental responsibility for a child, and how we know."""
    viewer = account_of(request)
    case = case_by_sign(sign, viewer=viewer)
    child = responsible.child_by_key(key, case, viewer=viewer)
    adults = responsible.adults_to_choose(child)
    names = [(each, adult.person.full_name) for each, adult in adults.items()]
    form = ResponsibleForm(request.POST or None, adults=names)
    if form.is_valid():
        told, token = form.values(), once_of(request)
        act = partial(
            record_responsibility,
            child=child,
            holder=adults[told["holder"]],
            evidence=Evidence(
                known=told["known"],
                from_on=told["from_on"],
                seen_on=told["seen_on"],
                words=told["words"],
            ),
            by=viewer,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Written down."):
            return once.led_to(token, redirect("people:responsible", sign, key))
    context = {
        "case": case,
        "sign": sign,
        "child": child,
        "lines": responsible.lines_of(child, today=clock.today()),
        "form": form,
        "heading": family.heading(case),
    }
    return render(request, "people/responsible.html", context)
