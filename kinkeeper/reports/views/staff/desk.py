from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.reports import permissions
from kinkeeper.reports.queries.desk import desk_of


def desk_page(request: HttpRequest) -> HttpResponse:
    """The desk: reports to write, to read, to sign, and the latest signed."""
    if not permissions.may_use_the_desk(account_of(request)):
        raise Http404
    return render(request, "reports/desk.html", {"desk": desk_of(account_of(request))})
