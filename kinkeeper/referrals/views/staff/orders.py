from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import uuid_of
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import orders, timeline
from kinkeeper.people.queries.orders_page import shown
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.see_order import see_order
from kinkeeper.referrals.queries.papers import of_case


def orders_page(request: HttpRequest, sign: str) -> HttpResponse:
    """The court orders of a family, and who has read them."""
    viewer = account_of(request)
    case = orders.case_for_orders(sign, viewer=viewer)
    key = uuid_of(str(request.POST.get("order", "")))
    if request.method == "POST" and key is not None:
        see_order(order=orders.order_of(case, key), by=viewer, now=clock.now())
        messages.success(request, "Written down: you have read it.")
        return redirect("referrals:orders", sign)
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=viewer),
        "tabs": timeline.tabs_of(case, viewer=viewer, here=request.path),
        "orders": shown(case, viewer=viewer, today=clock.today()),
        "today": orders.terms_on(case, clock.today()),
        "may_write": permissions.may_decide(viewer),
        "papers": of_case(case) if permissions.may_decide(viewer) else [],
    }
    return render(request, "referrals/orders.html", context)
