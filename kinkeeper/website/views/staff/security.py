from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.website.queries.team import roles_in_words, second_step_of


def security_page(request: HttpRequest) -> HttpResponse:
    """How the viewer signs in, and what they may do."""
    return render(
        request,
        "website/security.html",
        {
            "second_step": second_step_of(viewer=account_of(request)),
            "roles": roles_in_words(account_of(request)),
        },
    )
