from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.editions.permissions import may_record_answers
from kinkeeper.privacy.editions.queries.answers import answers_in_numbers
from kinkeeper.privacy.records.queries.tabs import tabs


def answers_page(request: HttpRequest) -> HttpResponse:
    """How many families agreed to what, in numbers."""
    viewer = account_of(request)
    return render(
        request,
        "editions/staff/answers.html",
        {
            "answers": answers_in_numbers(viewer=viewer),
            "may_record": may_record_answers(viewer),
            "subnav": tabs("editions:editions", viewer=viewer),
        },
    )
