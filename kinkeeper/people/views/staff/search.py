from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.forms.search import SearchForm
from kinkeeper.people.queries.search import search
from kinkeeper.people.views.staff.families import table_of


def search_page(request: HttpRequest) -> HttpResponse:
    """Find a family. The words come by POST, so that no address or log keeps a name."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        rows = search(form.cleaned_data["q"], viewer=account_of(request))
        context |= {"asked": True, "table": table_of(rows) if rows else None}
    return render(request, "people/search.html", context)
