from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.finance.commands.change_year import change_year
from kinkeeper.finance.forms import ChangeYearForm
from kinkeeper.finance.queries.years import moved, year_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def change_year_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Move a financial year: first what would change, then the change itself."""
    year = year_by_key(key, viewer=account_of(request))
    form = ChangeYearForm(
        request.POST or None,
        version=year.version,
        initial={"start_on": year.start_on, "end_on": year.end_on},
    )
    effect, sure = None, ""
    if form.is_valid():
        start_on, end_on = form.cleaned_data["start_on"], form.cleaned_data["end_on"]
        sure = f"{start_on} {end_on}"
        if form.cleaned_data["sure"] != sure:
            effect = moved(year, start_on=start_on, end_on=end_on)
        else:
            try:
                change_year(
                    year=year,
                    start_on=start_on,
                    end_on=end_on,
                    by=account_of(request),
                    now=clock.now(),
                    version_seen=form.version_seen or 0,
                )
            except RefusedError as refused:
                note_refusal(request, refused)
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Changed. Its papers were worked out again.")
                return redirect("finance:years")
    context = {"form": form, "year": year, "effect": effect, "sure": sure}
    return render(request, "finance/change_year.html", context)
