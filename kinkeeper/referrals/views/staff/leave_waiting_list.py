from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.leave_waiting_list import leave_waiting_list
from kinkeeper.referrals.forms.waiting import LeaveForm
from kinkeeper.referrals.queries.waiting import waiting_by_key


def leave_waiting_list_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take off the list."""
    by = account_of(request)
    waiting = waiting_by_key(key, viewer=by)
    form = LeaveForm(request.POST or None, version=waiting.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            leave_waiting_list,
            waiting=waiting,
            **form.values(),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "The family is off the list."):
            return once.led_to(token, redirect("referrals:waiting"))
    context = {
        "case": waiting.case,
        "form": form,
        "heading": "Take off the list",
        "submit": "Take it off",
        "lead": "The rest of the file stays as it is.",
    }
    return render(request, "referrals/act.html", context)
