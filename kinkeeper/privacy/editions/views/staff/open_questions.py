from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.editions.queries.telling import open_questions
from kinkeeper.privacy.records.queries.tabs import tabs


def open_questions_page(request: HttpRequest) -> HttpResponse:
    """What the law leaves open, and how the edition in force settles it."""
    viewer = account_of(request)
    return render(
        request,
        "editions/staff/open_questions.html",
        {
            "questions": open_questions(viewer=viewer),
            "subnav": tabs("editions:editions", viewer=viewer),
        },
    )
