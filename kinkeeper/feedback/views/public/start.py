from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.feedback.forms import CodeForm
from kinkeeper.feedback.queries.slips import slip_of
from kinkeeper.foundation import clock
from kinkeeper.referrals.permissions import may_try

MOST_AN_HOUR = 20
NO_SLIP = "This code opens nothing. It may be used or too old. Ask us for another slip."


def start_page(request: HttpRequest) -> HttpResponse:
    """Type the code of a slip."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        address = request.META.get("REMOTE_ADDR", "")
        code = form.cleaned_data["code"]
        if not may_try("slip", address=address, most=MOST_AN_HOUR, now=clock.now()):
            return render(request, "feedback/too_many.html", status=429)
        if slip_of(code, today=clock.today()) is not None:
            return redirect("feedback:answer", code)
        form.add_error("code", NO_SLIP)
    return render(request, "feedback/start.html", {"form": form})
