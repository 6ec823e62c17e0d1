from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.join_waiting_list import join_waiting_list
from kinkeeper.referrals.forms.waiting import JoinForm
from kinkeeper.referrals.queries.waiting import case_that_may_wait


def join_waiting_list_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Put a family on the waiting list."""
    by = account_of(request)
    case = case_that_may_wait(sign, viewer=by)
    form = JoinForm(request.POST or None)
    if form.is_valid():
        token, told = once_of(request), form.values()
        act = partial(
            join_waiting_list,
            case=case,
            weekdays=[int(day) for day in told["weekdays"]],
            court_on=told["court_on"],
            note=told["note"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "The family is on the list."):
            return once.led_to(token, redirect("referrals:waiting"))
    context = {
        "case": case,
        "form": form,
        "heading": "Put on the waiting list",
        "submit": "Put on the list",
        "lead": "Who came first is first. Only a person can change that, for a reason.",
    }
    return render(request, "referrals/act.html", context)
