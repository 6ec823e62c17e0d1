from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline
from kinkeeper.referrals.commands.record_paper_agreement import record_paper_agreement
from kinkeeper.referrals.forms.agreement import PaperForm
from kinkeeper.referrals.queries.agreements import (
    case_for_agreement,
    in_force,
    sides_of,
)
from kinkeeper.referrals.queries.inbox import party_by_key


def family_agreement_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Each adult's own copies; keep one that was signed on paper."""
    by = account_of(request)
    case, version = case_for_agreement(sign, viewer=by), in_force()
    sides = sides_of(case, version=version)
    form = PaperForm(
        request.POST or None,
        parties=[
            (str(side.party.key), side.party.person.full_name)
            for side in sides
            if not side.has_signed
        ],
        initial={"number": version.number},
    )
    if form.is_valid():
        token, told = once_of(request), form.values()
        act = partial(
            record_paper_agreement,
            party=party_by_key(told["party"], case),
            number=int(told["number"]) if told["number"].isdecimal() else 0,
            name=told["name"],
            on=told["on"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "The signature is on file."):
            return once.led_to(token, redirect("referrals:family_agreement", sign))
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=by),
        "sides": sides,
        "all_signed": all(side.has_signed for side in sides),
        "version": version,
        "form": form,
        "tabs": timeline.tabs_of(case, viewer=by, here=request.path),
    }
    return render(request, "referrals/family_agreement.html", context)
