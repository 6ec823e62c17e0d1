from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.feedback import permissions
from kinkeeper.feedback.commands.make_slips import GOOD_FOR, make_slips
from kinkeeper.feedback.forms import SlipsForm
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def slips_page(request: HttpRequest) -> HttpResponse:
    """Make slips to hand out after a session, and print them at once."""
    by = account_of(request)
    if not permissions.may_hand_out(by):
        raise Http404
    form = SlipsForm(request.POST or None)
    if form.is_valid():
        codes = make_slips(by=by, now=clock.now(), **form.values())
        context = {
            "codes": codes,
            "address": f"{settings.BASE_URL}/feedback/",
            "until": clock.today() + GOOD_FOR,
        }
        return render(request, "feedback/print_slips.html", context)
    return render(request, "feedback/slips.html", {"form": form})
