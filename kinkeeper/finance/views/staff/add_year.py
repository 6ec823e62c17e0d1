from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.finance.commands.add_year import add_year
from kinkeeper.finance.forms import AddYearForm
from kinkeeper.finance.queries.years import years
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def add_year_page(request: HttpRequest) -> HttpResponse:
    """Enter a financial year."""
    years(viewer=account_of(request))
    form = AddYearForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        try:
            add_year(
                **form.values(), by=account_of(request), now=clock.now(), once=token
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Entered. Its papers were worked out.")
            return once.led_to(token, redirect("finance:years"))
    context = {
        "form": form,
        "heading": "Add a financial year",
        "submit": "Add it",
        "lead": "As the accountant says. A year may be short, or overlap another.",
        "back": reverse("finance:years"),
        "crumb": "Financial years",
    }
    return render(request, "finance/act.html", context)
