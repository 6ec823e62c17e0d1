from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.ui.parts import Cell, Column, DataTable
from kinkeeper.people.forms.families import FamiliesForm
from kinkeeper.people.permissions import may_see_all_cases, may_see_contacts
from kinkeeper.people.queries.families import FamilyRow, families, row_of

ON_A_PAGE = 25


def families_page(request: HttpRequest) -> HttpResponse:
    """The families that this worker may know of."""
    form = FamiliesForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    closed = asked.get("show") == "closed"
    found = families(
        viewer=account_of(request), search=asked.get("q", ""), closed=closed
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [row_of(case) for case in page]
    viewer = account_of(request)
    context = {
        "form": form,
        "page": page,
        "table": table_of(rows) if rows else None,
        "sees_all": may_see_all_cases(viewer) and may_see_contacts(viewer),
    }
    return render(request, "people/families.html", context)


def table_of(rows: list[FamilyRow]) -> DataTable:
    """Return the rows as the table of a page."""
    columns = ("Family", "Children", "Service", "Stage", "Since")
    return DataTable(
        caption="Families",
        columns=[Column(label) for label in columns],
        rows=[
            (
                Cell(
                    text=row.reference,
                    url=reverse("people:family", args=[row.sign]),
                    callsign=row.callsign,
                    small=row.reference,
                ),
                row.children,
                row.service,
                row.stage,
                f"{row.opened_on.day} {row.opened_on:%b %Y}",
            )
            for row in rows
        ],
        caption_hidden=True,
    )
