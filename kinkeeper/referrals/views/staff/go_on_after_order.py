from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import orders
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.go_on_after_order import go_on_after_order
from kinkeeper.referrals.forms.orders import GoOnForm


def go_on_after_order_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Decide that contact goes on although an order ends."""
    by = account_of(request)
    if not permissions.may_decide(by):
        raise Http404
    case = orders.case_for_orders(sign, viewer=by)
    order = orders.order_of(case, key)
    form = GoOnForm(request.POST or None, version=order.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            go_on_after_order,
            order=order,
            reason=form.cleaned_data["reason"],
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Contact goes on. Look at the risks again."):
            return once.led_to(token, redirect("referrals:orders", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "Contact goes on after the order",
        "submit": "Contact goes on",
        "lead": f"The order ends on {orders.in_words(order.expires_on)}. "
        "Without your decision nothing can be planned after that day.",
    }
    return render(request, "referrals/act.html", context)
