from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.queries.lives import GROUPS, record_life
from kinkeeper.privacy.records.queries.tabs import tabs

PURPOSE = "looking after records"


def record_life_page(request: HttpRequest) -> HttpResponse:
    """What goes, when and why: the life of every record."""
    show = request.GET.get("show", "")
    if show not in {group.name for group in GROUPS}:
        show = ""
    life = record_life(viewer=account_of(request), today=clock.today(), show=show)
    trail.viewed(
        "record_life", about="records", by=account_of(request), purpose=PURPOSE
    )
    return render(
        request,
        "disposal/staff/record_life.html",
        {
            "life": life,
            "subnav": tabs("disposal:record_life", viewer=account_of(request)),
        },
    )
