from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of, uuid_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import orders
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.record_order import Read, record_order
from kinkeeper.referrals.forms.orders import OrderForm
from kinkeeper.referrals.queries.order_forms import others_than, typed_before


def record_order_page(
    request: HttpRequest, sign: str, key: UUID | None = None
) -> HttpResponse:
    """Write down what an order says, with the paper in front of you."""
    by = account_of(request)
    if not permissions.may_decide(by):
        raise Http404
    case = orders.case_for_orders(sign, viewer=by)
    order = orders.order_of(case, key) if key else None
    form = OrderForm(
        request.POST or None,
        version=order.version if order else None,
        initial=typed_before(order),
        others=others_than(order, case),
    )
    if form.is_valid():
        token = once_of(request)
        replaced = uuid_of(form.cleaned_data.get("replaces", ""))
        act = partial(
            record_order,
            case=case,
            read=Read(**form.read()),
            order=order,
            replaces=orders.order_of(case, replaced) if replaced else None,
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "The order is on file."):
            return once.led_to(token, redirect("referrals:orders", sign))
    context = {
        "case": case,
        "sign": sign,
        "form": form,
        "told": order.unseal() if order and order.read_on is None else {},
    }
    return render(request, "referrals/record_order.html", context)
