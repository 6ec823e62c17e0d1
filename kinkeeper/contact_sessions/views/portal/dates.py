from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from kinkeeper.contact_sessions.queries.own_dates import own_dates
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disclosure.queries.mine import answered_lately
from kinkeeper.referrals.queries.agreements import own_state

# Pages of other apps, where they are installed.
ASK_US = (
    ("disclosure:my_reports", "Ask for a report"),
    ("rights:ask", "Ask for a copy of your information"),
    ("referrals:give_paper", "Send us a paper"),
)


def dates_page(request: HttpRequest) -> HttpResponse:
    """A parent's own dates. Nothing of the other side."""
    viewer, now = account_of(request), clock.now()
    context = {
        "dates": own_dates(viewer, now=now),
        "answered": answered_lately(viewer=viewer, now=now),
        "links": _links(),
        "agreement": own_state(viewer),
    }
    return render(request, "contact_sessions/dates.html", context)


def _links() -> list[tuple[str, str]]:
    found = []
    for name, words in ASK_US:
        try:
            found.append((reverse(name), words))
        except NoReverseMatch:
            continue
    return found
