from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.rights.queries.choices import REGISTERS
from kinkeeper.privacy.rights.queries.registers import open_matter


def complaint_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One complaint: its words, its clock, what was done, and what comes next."""
    opened = open_matter(
        REGISTERS["complaints"], key, viewer=account_of(request), now=clock.now()
    )
    return render(request, "rights/staff/complaint.html", {"opened": opened})
