from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.workforce.queries.staff_file import staff_file


def file_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One worker: details, work, papers, checks, and how long each is kept."""
    opened = staff_file(reference, viewer=account_of(request), today=clock.today())
    return render(request, "workforce/file.html", {"file": opened})
