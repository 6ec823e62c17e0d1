from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.reports import permissions
from kinkeeper.reports.queries.desk import desk_of


def desk_page(request: HttpRequest) -> HttpResponse:
    """The desk: reports to write, to read, to sign, and the latest signed."""
    if not permissions.may_use_the_desk(request.user):
        raise Http404
    return render(request, "reports/desk.html", {"desk": desk_of(request.user)})
