from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.forms import LifeFilterForm
from kinkeeper.privacy.disposal.queries import filtering
from kinkeeper.privacy.disposal.queries.filtering import Wanted
from kinkeeper.privacy.disposal.queries.lives import GROUPS, record_life
from kinkeeper.privacy.records.queries.notices import notices
from kinkeeper.privacy.records.queries.tabs import tabs

PURPOSE = "looking after records"


def record_life_page(request: HttpRequest) -> HttpResponse:
    """What goes, when and why: the life of every record."""
    viewer = account_of(request)
    wanted = _wanted(request)
    life = record_life(
        viewer=viewer,
        today=clock.today(),
        wanted=wanted,
        page=request.GET.get("page", ""),
    )
    trail.viewed("record_life", about="records", by=viewer, purpose=PURPOSE)
    return render(
        request,
        "disposal/staff/record_life.html",
        {
            "life": life,
            "wanted": wanted,
            "filter": LifeFilterForm(
                request.GET or None,
                choices={
                    "kind": filtering.kinds(viewer),
                    "rule": filtering.rules(viewer),
                    "ends": filtering.ends(wanted),
                    "hold": filtering.holds(),
                    "edition": filtering.editions(),
                },
            ),
            "notices": notices(viewer=viewer),
            "subnav": tabs("disposal:record_life", viewer=viewer),
        },
    )


def _wanted(request: HttpRequest) -> Wanted:
    wanted = Wanted.from_query(request.GET)
    known = {group.name for group in GROUPS}
    return wanted if wanted.show in known else wanted.showing("")
