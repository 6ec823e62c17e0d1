from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.editions.forms.answers import FindFamilyForm
from kinkeeper.privacy.editions.permissions import may_record_answers
from kinkeeper.privacy.editions.queries.answers import answers_in_numbers
from kinkeeper.privacy.records.queries.tabs import tabs


def answers_page(request: HttpRequest) -> HttpResponse:
    """How many families agreed to what, in numbers."""
    viewer = account_of(request)
    answers = answers_in_numbers(viewer=viewer)
    form = FindFamilyForm(request.GET or None)
    if may_record_answers(viewer) and form.is_valid():
        sign = form.cleaned_data["family"].strip().lower()
        return redirect("editions:record_answer", sign=slugify(sign) or "-")
    return render(
        request,
        "editions/staff/answers.html",
        {
            "answers": answers,
            "form": form,
            "may_record": may_record_answers(viewer),
            "subnav": tabs("editions:editions", viewer=viewer),
        },
    )
