from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries import answering


def health_page(request: HttpRequest) -> HttpResponse:
    """What a family member said about the use of health and other sensitive facts."""
    questions = answering.questions_for(account_of(request), today=clock.today())
    if not questions:
        raise Http404
    return render(request, "people/health.html", {"questions": questions})
