from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.website.queries.editions import coming
from kinkeeper.website.queries.ledger import of_clauses
from kinkeeper.website.queries.policy_page import policy_page


def privacy_page(request: HttpRequest) -> HttpResponse:
    """The policy in force, as the program obeys it, with today's evidence."""
    policy = policy_page(evidence=of_clauses)
    return render(
        request,
        "website/privacy.html",
        {"policy": policy, "coming": coming(clock.today())},
    )
