from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.rules.contact_sessions.shared_tablet import DEVICE_DAYS
from kinkeeper.tablets.commands.name_tablet import name_tablet
from kinkeeper.tablets.forms import NameTabletForm
from kinkeeper.tablets.queries.tablets import COOKIE, tablets, this_tablet

_DAY_SECONDS = 24 * 60 * 60


def tablets_page(request: HttpRequest) -> HttpResponse:
    """Which devices are shared; name the one in your hand as one more."""
    viewer = account_of(request)
    found = tablets(viewer=viewer)
    form = NameTabletForm(request.POST or None)
    token = once_of(request)
    words: list[str] = []
    if form.is_valid() and done(
        request,
        form,
        lambda: words.append(
            name_tablet(**form.values(), by=viewer, now=clock.now(), once=token)
        ),
        "This device is a shared tablet now. Hand over when you are done.",
    ):
        answer = once.led_to(token, redirect("tablets:tablets"))
        answer.set_cookie(
            COOKIE,
            words[0],
            max_age=DEVICE_DAYS * _DAY_SECONDS,
            httponly=True,
            secure=request.is_secure(),
            samesite="Lax",
        )
        return answer
    here = this_tablet(request, on=clock.today())
    return render(
        request,
        "tablets/tablets.html",
        {"tablets": found, "here": here, "form": form},
    )
