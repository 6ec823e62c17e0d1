from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.rights.queries import concerning
from kinkeeper.privacy.rights.queries.choices import REGISTERS
from kinkeeper.privacy.rights.queries.registers import open_matter


def request_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One request: its words, its clock, what was done, and what comes next."""
    opened = open_matter(
        REGISTERS["requests"], key, viewer=account_of(request), now=clock.now()
    )
    acting = concerning.acting(opened.matter, today=clock.today())
    context = {"opened": opened, "acting": acting}
    return render(request, "rights/staff/request.html", context)
