from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.put_first import put_first
from kinkeeper.referrals.forms.waiting import PutFirstForm
from kinkeeper.referrals.queries.waiting import waiting_by_key


def put_first_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put this family first."""
    by = account_of(request)
    waiting = waiting_by_key(key, viewer=by)
    form = PutFirstForm(request.POST or None, version=waiting.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            put_first,
            waiting=waiting,
            **form.values(),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "This family goes first now."):
            return once.led_to(token, redirect("referrals:waiting"))
    context = {
        "case": waiting.case,
        "form": form,
        "heading": "Put this family first",
        "submit": "Put it first",
        "lead": "Your name and your reason are kept.",
    }
    return render(request, "referrals/act.html", context)
