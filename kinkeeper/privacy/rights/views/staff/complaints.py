from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.privacy.rights.queries.choices import REGISTERS
from kinkeeper.privacy.rights.queries.registers import closed_lines, open_lines


def complaints_page(request: HttpRequest) -> HttpResponse:
    """The register of complaints, the next due first."""
    viewer, now = account_of(request), clock.now()
    sort = REGISTERS["complaints"]
    return render(
        request,
        "rights/staff/complaints.html",
        {
            "open": open_lines(sort, viewer=viewer, now=now),
            "closed": closed_lines(sort, viewer=viewer, now=now),
            "subnav": tabs("rights:complaints", viewer=viewer),
        },
    )
