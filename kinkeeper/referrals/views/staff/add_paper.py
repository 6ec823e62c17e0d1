from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of, uuid_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import orders
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.attach_paper import attach_paper
from kinkeeper.referrals.forms.papers import FamilyPaperForm
from kinkeeper.referrals.queries.order_forms import others_than


def add_paper_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Put a paper on a family's file: an order as it came by post."""
    by = account_of(request)
    if not permissions.may_decide(by):
        raise Http404
    case = orders.case_for_orders(sign, viewer=by)
    form = FamilyPaperForm(
        request.POST or None, request.FILES or None, orders=others_than(None, case)
    )
    if form.is_valid():
        token, told = once_of(request), form.values()
        key = uuid_of(told.pop("order", ""))
        act = partial(
            attach_paper,
            case=case,
            clean=told["upload"],
            kind=told["kind"],
            words=told["words"],
            order=orders.order_of(case, key) if key else None,
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "The paper is on file."):
            return once.led_to(token, redirect("referrals:documents", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "Add a paper",
        "submit": "Put it on file",
        "lead": "It may hold the address of one side. Neither side is ever shown it.",
    }
    return render(request, "referrals/act.html", context)
