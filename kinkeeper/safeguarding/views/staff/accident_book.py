from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.safeguarding.permissions import may_read_accident_book
from kinkeeper.safeguarding.queries.accidents import accidents_visible_to, table

SHOWN = 200


def accident_book_page(request: HttpRequest) -> HttpResponse:
    """The book for the lead and the manager; for others what they wrote themselves."""
    viewer = account_of(request)
    found = list(accidents_visible_to(viewer)[:SHOWN])
    return render(
        request,
        "safeguarding/staff/accident_book.html",
        {
            "table": table(found) if found else None,
            "reads_all": may_read_accident_book(viewer),
        },
    )
