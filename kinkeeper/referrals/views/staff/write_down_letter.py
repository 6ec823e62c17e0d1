from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.write_down_letter import Said, write_down_letter
from kinkeeper.referrals.forms.letters import WriteDownForm
from kinkeeper.referrals.queries.letters import case_for_letters, whom


def write_down_letter_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Write down a call, a letter or spoken words."""
    by = account_of(request)
    case = case_for_letters(sign, viewer=by)
    form = WriteDownForm(request.POST or None, whom=whom(case))
    if form.is_valid():
        token = once_of(request)
        act = partial(
            write_down_letter,
            case=case,
            said=_said(form),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Written down."):
            return once.led_to(token, redirect("referrals:letters", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "A call or a letter",
        "submit": "Write it down",
        "lead": "It is filed on the side of the person it was with.",
    }
    return render(request, "referrals/act.html", context)


def _said(form: WriteDownForm) -> Said:
    told = form.values()
    on, at = told.pop("on"), told.pop("at")
    side = told.pop("side")
    moment = clock.moment(on, at.hour, at.minute)
    return Said(side=side if side.isupper() else "", happened_at=moment, **told)
