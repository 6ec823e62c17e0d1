from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.finance.queries.prices import prices_for
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.setup.commands.answer_step import answer_step
from kinkeeper.setup.forms import StepForm
from kinkeeper.setup.queries.steps import Step


def prices_page(request: HttpRequest) -> HttpResponse:
    """What is on the list of prices, and the word that it is whole."""
    viewer = account_of(request)
    form = StepForm(request.POST or None)
    prices = prices_for(viewer, clock.today())
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: answer_step(step=Step.PRICES, by=viewer, now=clock.now(), once=token),
        "Saved.",
    ):
        return once.led_to(token, redirect("setup:setup"))
    return render(request, "setup/prices.html", {"form": form, "prices": prices})
