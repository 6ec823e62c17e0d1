from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import safe_contact
from kinkeeper.referrals.commands.send_neutral_words import send_neutral_words
from kinkeeper.referrals.forms.letters import ReadyForm
from kinkeeper.referrals.queries.letters import adult_of, case_for_letters
from kinkeeper.referrals.queries.neutral_words import open_channels


def send_neutral_words_page(request: HttpRequest, sign: str, side: str) -> HttpResponse:
    """Send one of the ready messages, by a way that the person said is safe."""
    by = account_of(request)
    case = case_for_letters(sign, viewer=by)
    party = adult_of(case, side.upper())
    channels = open_channels(party)
    form = ReadyForm(request.POST or None, channels=channels)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            send_neutral_words,
            party=party,
            by=by,
            now=clock.now(),
            once=token,
            **form.values(),
        )
        if done(request, form, act, "It is on its way."):
            return once.led_to(token, redirect("referrals:letters", sign))
    context = {
        "case": case,
        "sign": sign,
        "form": form if channels else None,
        "name": party.person.full_name,
        "ways": safe_contact.ways(party),
    }
    return render(request, "referrals/send_neutral_words.html", context)
