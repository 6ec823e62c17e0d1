from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands.open_breach import open_breach
from kinkeeper.privacy.rights.forms.opening import FamilyForm, NewBreachForm
from kinkeeper.privacy.rights.queries import concerning


def new_breach_page(request: HttpRequest) -> HttpResponse:
    """Put a breach on the register, also a small one."""
    viewer, sign = account_of(request), request.GET.get("family", "")
    case = concerning.family_named(sign, viewer=viewer)
    people = concerning.people_to_choose(case, viewer=viewer)
    form = NewBreachForm(request.POST or None, people=people)

    if form.is_valid():
        token, told = once_of(request), form.values()
        try:
            made = open_breach(
                words=told["words"],
                channel=told["channel"],
                noticed_at=clock.moment(told["received_on"], 0),
                aware_at=form.aware_at(),
                people_count=told["people_count"],
                concerned=form.concerned(case),
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{made.reference}. It is on hold from now on.")
            return once.led_to(token, redirect("rights:breach", key=made.key))

    return render(
        request,
        "rights/staff/new_breach.html",
        {
            "form": form,
            "family_form": FamilyForm(request.GET or None),
            "unknown": bool(sign) and case is None,
            "case": case,
        },
    )
