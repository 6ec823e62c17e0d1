from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.edition import in_force
from kinkeeper.privacy.editions.commands.answer_change import answer_change
from kinkeeper.privacy.editions.commands.note_given import note_page_opened
from kinkeeper.privacy.editions.forms.answers import AnswerForm
from kinkeeper.privacy.editions.queries.answers import part_in_the_portal, questions_for


def mine_page(request: HttpRequest) -> HttpResponse:
    """Which policy counts for a family member, and what is asked of them."""
    viewer, today = account_of(request), clock.today()
    party = part_in_the_portal(viewer)
    questions = questions_for(party, viewer=viewer, today=today)
    asked = []
    for question in questions:
        version = question.edition.version
        mine = request.POST.get("edition") == version
        form = AnswerForm(
            request.POST if mine else None,
            subjects=question.subjects,
            auto_id=f"id_{version}_%s",
            initial={"edition": version}
            | {
                f"answer_{number}": "yes" if question.given[key] else "no"
                for number, (key, _) in enumerate(question.subjects)
                if key in question.given
            },
        )
        if mine and form.is_valid():
            token = once_of(request)
            try:
                answer_change(
                    party=party,
                    answers=form.answers(),
                    edition=version,
                    by=viewer,
                    now=clock.now(),
                    once=token,
                )
            except RefusedError as refused:
                note_refusal(request, refused)
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Saved. You can change your answer here.")
                return once.led_to(token, redirect("editions:mine"))
        asked.append((question, form))
    note_page_opened(party=party, now=clock.now())
    context = {
        "edition": in_force(),
        "asked": asked,
        "forms": [form for _, form in asked],
    }
    return render(request, "editions/portal/mine.html", context)
