from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.receive_form import receive_form
from kinkeeper.referrals.commands.receive_side_form import receive_side_form
from kinkeeper.referrals.forms import steps
from kinkeeper.referrals.forms.starting import SendForm
from kinkeeper.referrals.queries.drafts import IN_SESSION, answers_of, draft_in

RECEIPT_IN_SESSION = "referral_receipt"
# Nobody fills in thirteen pages in this time; a machine does.
LEAST = timedelta(seconds=4)
MOST_AN_HOUR = 20


def check_page(request: HttpRequest) -> HttpResponse:
    """Check the answers, change them, send them."""
    draft = draft_in(request.session, today=clock.today())
    if draft is None and RECEIPT_IN_SESSION in request.session:
        return redirect("referrals:sent")
    if draft is None:
        return redirect("referrals:come_back")
    answers, now = answers_of(draft), clock.now()
    missing = steps.unanswered(answers)
    form = SendForm(request.POST or None)
    if form.is_valid() and missing is None:
        address = request.META.get("REMOTE_ADDR", "")
        if not permissions.may_try(
            "send", address=address, most=MOST_AN_HOUR, now=clock.now()
        ):
            return render(request, "referrals/too_many.html", status=429)
        if now - draft.begun_at >= LEAST:
            send = receive_form if draft.invitation_id is None else receive_side_form
            token = once_of(request)
            receipt = send(draft=draft, now=now, once=token)
            del request.session[IN_SESSION]
            request.session[RECEIPT_IN_SESSION] = {
                "reference": receipt.reference,
                "read_by_on": receipt.read_by_on.isoformat(),
                "invited": draft.invitation_id is not None,
            }
            return once.led_to(token, redirect("referrals:sent"))
        form.add_error(None, "That was very quick. Wait a moment, then send it again.")
    parts = [(step, rows) for step in steps.STEPS if (rows := _rows(step, answers))]
    context = {
        "form": form,
        "parts": parts,
        "missing": missing,
        "missing_url": missing and _url(missing),
    }
    return render(request, "referrals/check.html", context)


def _rows(step: steps.Step, answers: steps.Answers) -> list[object]:
    return [*steps.rows_of(step, answers, url=f"{_url(step)}?then=check")]


def _url(step: steps.Step) -> str:
    if step.form is None:
        return reverse("referrals:children")
    return reverse("referrals:step", args=[step.slug])
