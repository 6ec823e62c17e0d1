from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.editions.commands.answer_change import record_answer
from kinkeeper.privacy.editions.forms.answers import PaperAnswerForm
from kinkeeper.privacy.editions.queries.answers import case_to_answer, people_of
from kinkeeper.privacy.editions.queries.concerned import asked_of


def record_answer_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Write down an answer that came on paper: whose, by whom and when."""
    viewer = account_of(request)
    case = case_to_answer(sign, viewer=viewer)
    people = people_of(case, viewer=viewer)
    asked = asked_of(case)
    form = PaperAnswerForm(
        request.POST or None,
        people=[(key, party.person.full_name) for key, party in people.items()],
        editions=[(each.edition.version, each.edition.version) for each in asked],
    )
    if form.is_valid():
        values, token = form.values(), once_of(request)
        try:
            record_answer(
                subject=people[values.pop("subject")],
                given_by=people[values.pop("given_by")],
                **values,
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down.")
            return once.led_to(token, redirect("editions:answers"))
    context = {"form": form, "case": case, "asked": asked}
    return render(request, "editions/staff/record_answer.html", context)
