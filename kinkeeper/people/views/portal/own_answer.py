from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.answer_consent import (
    Said,
    answer_consent,
    take_back_consent,
)
from kinkeeper.people.forms.sensitive import OwnAnswerForm
from kinkeeper.people.queries import answering, choices

SAID = "Saved. It counts from now on."


def own_answer_page(request: HttpRequest, key: UUID, topic: str) -> HttpResponse:
    """A family member says yes or no, or takes a yes back with one press."""
    viewer = account_of(request)
    asked = answering.question_for(viewer, key, topic, today=clock.today())
    taking_back = asked.living_yes
    form = OwnAnswerForm(request.POST if request.method == "POST" else None)
    if taking_back:
        form.fields.pop("answer")
        form.fields.pop("typed")
    if form.is_valid():
        token = once_of(request)
        act = _take_back(request, asked) if taking_back else _say(request, asked, form)
        if done(request, form, act, SAID):
            return once.led_to(token, redirect("people:health"))
    context = {"form": form, "asked": asked, "taking_back": taking_back}
    return render(request, "people/own_answer.html", context)


def _take_back(
    request: HttpRequest, asked: answering.Question
) -> "partial[answering.Consent]":
    return partial(
        take_back_consent,
        consent=asked.said,  # type: ignore[arg-type]
        way=choices.PORTAL,
        by=account_of(request),
        now=clock.now(),
        once=once_of(request),
    )


def _say(
    request: HttpRequest, asked: answering.Question, form: OwnAnswerForm
) -> "partial[answering.Consent]":
    viewer, told = account_of(request), form.values()
    own = answering.own_part(viewer, asked.about)
    mine = own.pk == asked.about.pk
    return partial(
        answer_consent,
        about=asked.about,
        giver=own,
        said=Said(
            topic=asked.topic,
            yes=told["answer"] == "yes",
            capacity=choices.SELF if mine else choices.PARENT,
            way=choices.PORTAL,
            typed=told["typed"],
        ),
        by=viewer,
        now=clock.now(),
        once=once_of(request),
    )
