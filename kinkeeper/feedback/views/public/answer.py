from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.feedback.commands.answer_slip import answer_slip
from kinkeeper.feedback.forms import SheetForm
from kinkeeper.feedback.queries.questions import is_child
from kinkeeper.feedback.queries.slips import slip_of
from kinkeeper.foundation import clock
from kinkeeper.referrals.permissions import may_try

MOST_AN_HOUR = 60


def answer_page(request: HttpRequest, code: str) -> HttpResponse:
    """One evaluation sheet, filled in once, without a name."""
    address = request.META.get("REMOTE_ADDR", "")
    if not may_try("sheet", address=address, most=MOST_AN_HOUR, now=clock.now()):
        return render(request, "feedback/too_many.html", status=429)
    slip = slip_of(code, today=clock.today())
    if slip is None:
        return render(request, "feedback/closed.html", status=404)
    form = SheetForm(request.POST or None, audience=slip.audience)
    if request.method == "POST" and form.is_valid():
        answer_slip(
            slip=slip,
            marks=form.marks(),
            words=form.cleaned_data["words"],
            now=clock.now(),
        )
        return redirect("feedback:thanks")
    context = {"form": form, "child": is_child(slip.audience)}
    return render(request, "feedback/answer.html", context)
