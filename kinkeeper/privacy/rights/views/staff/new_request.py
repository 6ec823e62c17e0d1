from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.forms.opening import FamilyForm, NewRequestForm
from kinkeeper.privacy.rights.queries import concerning


def new_request_page(request: HttpRequest) -> HttpResponse:
    """Put a request on the register, however it came."""
    viewer, sign = account_of(request), request.GET.get("family", "")
    case = concerning.family_named(sign, viewer=viewer)
    people = concerning.people_to_choose(case, viewer=viewer)
    adults = concerning.adults_to_ask(case)
    form = NewRequestForm(request.POST or None, people=people, adults=adults)

    if form.is_valid():
        token, told = once_of(request), form.values()
        try:
            made = open_request(
                right=told["right"],
                words=told["words"],
                channel=told["channel"],
                received_at=clock.moment(told["received_on"], 0),
                concerned=form.concerned(case),
                for_child=bool(told["for_child"]),
                asked_by=concerning.asker(told["asker"], case),
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{made.reference}. It is on hold from now on.")
            return once.led_to(token, redirect("rights:request", key=made.key))

    return render(
        request,
        "rights/staff/new_request.html",
        {
            "form": form,
            "family_form": FamilyForm(request.GET or None),
            "unknown": bool(sign) and case is None,
            "case": case,
        },
    )
