from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.referrals.commands.make_return_code import make_return_code
from kinkeeper.referrals.queries.drafts import IN_SESSION, draft_in


def later_page(request: HttpRequest) -> HttpResponse:
    """Save and come back: show the code once, and let the browser forget the form."""
    draft = draft_in(request.session, today=clock.today())
    if draft is None:
        return redirect("referrals:come_back")
    if request.method != "POST":
        return render(request, "referrals/later.html", {"draft": draft})
    code = make_return_code(draft=draft, now=clock.now())
    del request.session[IN_SESSION]
    return render(request, "referrals/saved.html", {"code": code, "draft": draft})
