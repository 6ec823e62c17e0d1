from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.reviews import lines_of, review_by_reference


def review_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One review, line by line: what goes, what stays, who agreed."""
    batch = review_by_reference(reference, viewer=account_of(request))
    lines = lines_of(batch, viewer=account_of(request), today=clock.today())
    several = sum(line.may_agree for line in lines) > 1
    return render(
        request,
        "disposal/staff/review.html",
        {"batch": batch, "lines": lines, "several": several},
    )
