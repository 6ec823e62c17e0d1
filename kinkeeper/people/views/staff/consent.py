from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.answer_consent import Said, answer_consent
from kinkeeper.people.forms.sensitive import THE_CHILD, ConsentForm
from kinkeeper.people.queries import answering, choices, sensitive
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries.cases import case_by_sign


def consent_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Write down what somebody said about the use of sensitive facts."""
    viewer = account_of(request)
    case = case_by_sign(sign, viewer=viewer)
    about = sensitive.person_by_key(key, case, viewer=viewer)
    givers = answering.givers_for(about, today=clock.today())
    form = ConsentForm(
        request.POST or None,
        givers=[(each.code, each.name) for each in givers],
        initial={"given_on": clock.today()},
    )
    if form.is_valid():
        told, token = form.values(), once_of(request)
        giver = next(each for each in givers if each.code == told["giver"])
        act = partial(
            answer_consent,
            about=about,
            giver=giver.party,
            said=Said(
                topic=told["topic"],
                yes=told["answer"] == "yes",
                capacity=giver.capacity,
                way=told["way"],
                typed=told["typed"],
                evidence=told["evidence"],
                given_on=told["given_on"],
            ),
            by=viewer,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Written down. It counts from now on."):
            return once.led_to(token, redirect("people:sensitive", sign))
    context = {
        "case": case,
        "sign": sign,
        "about": about,
        "form": form,
        "nobody": [each.code for each in givers] == [THE_CHILD],
        "wordings": answering.wordings(about),
        "topics": choices.TOPICS,
        "heading": family.heading(case),
    }
    return render(request, "people/consent.html", context)
