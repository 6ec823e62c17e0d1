from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.finance.commands.set_price import set_price
from kinkeeper.finance.forms import PriceForm
from kinkeeper.finance.queries.prices import prices_for
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def prices_page(request: HttpRequest) -> HttpResponse:
    """What things cost now and later, and a form for another price."""
    viewer, today = account_of(request), clock.today()
    prices = prices_for(viewer, today)
    form = PriceForm(request.POST or None, initial={"counts_from": today})
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: set_price(**form.values(), by=viewer, now=clock.now(), once=token),
        "Saved.",
    ):
        return once.led_to(token, redirect("finance:prices"))
    return render(request, "finance/prices.html", {"prices": prices, "form": form})
