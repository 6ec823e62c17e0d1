from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import by_pin
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.tablets import permissions
from kinkeeper.tablets.commands.set_pin import set_pin
from kinkeeper.tablets.forms import PinForm
from kinkeeper.tablets.queries.tablets import COOKIE, are_pin_hours, this_tablet


def set_pin_page(request: HttpRequest) -> HttpResponse:
    """Choose six digits for today, after a sign-in in full on this tablet."""
    viewer, now = account_of(request), clock.now()
    today = clock.london(now).date()
    tablet = this_tablet(request, on=today)
    if tablet is None or not permissions.may_use_pin(viewer):
        raise Http404
    if not by_pin.is_in_full(request):
        return render(request, "tablets/sign_in_first.html", status=403)
    form = PinForm(request.POST or None)
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: set_pin(
            tablet=tablet,
            word=request.COOKIES[COOKIE],
            pin=form.cleaned_data["pin"],
            by=viewer,
            now=now,
            once=token,
        ),
        "Your PIN is set for today, on this tablet only.",
    ):
        return once.led_to(token, redirect("contact_sessions:today"))
    context = {"form": form, "tablet": tablet, "open": are_pin_hours(now, on=today)}
    return render(request, "tablets/set_pin.html", context)
