from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.privacy.records.queries.work_list import work_list

PURPOSE = "looking after records"


def work_list_page(request: HttpRequest) -> HttpResponse:
    """Records without a date or a rule: somebody must look."""
    viewer = account_of(request)
    found = work_list(viewer=viewer, today=clock.today())
    trail.viewed("work_list", about="records", by=viewer, purpose=PURPOSE)
    return render(
        request,
        "disposal/staff/work_list.html",
        {"found": found, "subnav": tabs("disposal:work_list", viewer=viewer)},
    )
