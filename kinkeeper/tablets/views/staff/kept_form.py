from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation.accounts.audience import account_of, home_of
from kinkeeper.foundation.accounts.by_pin import KEPT
from kinkeeper.tablets.queries.kept_form import kept_form


def kept_form_page(request: HttpRequest) -> HttpResponse:
    """Show what somebody sent after they were signed out, to send it or let it go."""
    viewer = account_of(request)
    form = kept_form(request, viewer=viewer)
    if request.method == "POST":
        del request.session[KEPT]
        return redirect(home_of(viewer))
    return render(request, "tablets/kept_form.html", {"kept": form})
