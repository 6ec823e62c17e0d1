from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.finance.queries.years import gaps, kept_until, years
from kinkeeper.foundation.accounts.audience import account_of


def years_page(request: HttpRequest) -> HttpResponse:
    """The table of financial years, and until when the papers of each are kept."""
    found = years(viewer=account_of(request))
    rows = [(year, kept_until(year.end_on)) for year in found]
    return render(request, "finance/years.html", {"rows": rows, "gaps": gaps()})
