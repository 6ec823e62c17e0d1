from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import by_pin, idle
from kinkeeper.foundation.accounts.audience import home_of
from kinkeeper.tablets.commands.take_over import Taken, take_over
from kinkeeper.tablets.forms import TakeOverForm
from kinkeeper.tablets.queries.tablets import (
    COOKIE,
    colleague,
    colleagues,
    pin_hours,
    this_tablet,
)

_SAID = {
    Taken.WRONG: "That is not your PIN on this tablet. After five wrong ones you sign "
    "in with your password.",
    Taken.LOCKED: "This PIN is locked. Sign in with your password and set it again.",
    Taken.CLOSED: "A PIN is enough only on a session day. Sign in with your password.",
}


@never_cache
def take_over_page(request: HttpRequest) -> HttpResponse:
    """
    Say who you are on a shared tablet, and type your PIN.

    The page names no family, and only workers who set a PIN here today. On any other
    device it does not exist.
    """
    now = clock.now()
    today = clock.london(now).date()
    tablet = this_tablet(request, on=today)
    if tablet is None:
        raise Http404
    if request.user.is_authenticated:
        return redirect("after_sign_in")
    people = colleagues(tablet, on=today)
    form = TakeOverForm(
        request.POST or None,
        people=people,
        initial={"who": str(request.session.get(by_pin.LEFT, [""])[0])},
    )
    if form.is_valid():
        account = colleague(tablet, form.cleaned_data["who"], on=today)
        taken = take_over(
            tablet=tablet,
            word=request.COOKIES[COOKIE],
            account=account,
            pin=form.cleaned_data["pin"],
            now=now,
        )
        hours = pin_hours(today)
        if taken is Taken.YES and hours:
            left = request.session.get(by_pin.LEFT, [None, ""])
            by_pin.come_in(request, account, tablet=tablet.pk, until=hours.end)
            idle.begin(request)
            return redirect(left[1] if left[0] == account.pk else home_of(account))
        form.add_error("pin", _SAID[taken])
    return render(request, "tablets/take_over.html", {"form": form, "people": people})
