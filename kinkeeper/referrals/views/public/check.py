from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.receive_form import Receipt, receive_form
from kinkeeper.referrals.commands.receive_professional_form import (
    receive_professional_form,
)
from kinkeeper.referrals.commands.receive_side_form import receive_side_form
from kinkeeper.referrals.forms.journeys import journey_of
from kinkeeper.referrals.forms.starting import SendForm
from kinkeeper.referrals.forms.steps import Answers, Step, rows_of
from kinkeeper.referrals.queries.drafts import (
    IN_SESSION,
    Draft,
    answers_of,
    draft_in,
    is_professional,
)
from kinkeeper.referrals.views.public.step import url_of

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
    journey = journey_of(draft)
    missing = journey.unanswered(answers)
    form = SendForm(request.POST or None)
    if form.is_valid() and missing is None:
        address = request.META.get("REMOTE_ADDR", "")
        if not permissions.may_try(
            "send", address=address, most=MOST_AN_HOUR, now=clock.now()
        ):
            return render(request, "referrals/too_many.html", status=429)
        if now - draft.begun_at >= LEAST:
            token = once_of(request)
            receipt = _sender(draft)(draft=draft, now=now, once=token)
            del request.session[IN_SESSION]
            request.session[RECEIPT_IN_SESSION] = {
                "reference": receipt.reference,
                "read_by_on": receipt.read_by_on.isoformat(),
                "invited": draft.invitation_id is not None,
                "professional": is_professional(draft),
            }
            return once.led_to(token, redirect("referrals:sent"))
        form.add_error(None, "That was very quick. Wait a moment, then send it again.")
    parts = [(step, rows) for step in journey.steps if (rows := _rows(step, answers))]
    context = {
        "form": form,
        "parts": parts,
        "missing": missing,
        "missing_url": missing and url_of(missing.slug),
    }
    return render(request, "referrals/check.html", context)


def _sender(draft: Draft) -> Callable[..., Receipt]:
    """Return the command that takes this form in."""
    if is_professional(draft):
        return receive_professional_form
    return receive_form if draft.invitation_id is None else receive_side_form


def _rows(step: Step, answers: Answers) -> list[object]:
    return [*rows_of(step, answers, url=f"{url_of(step.slug)}?then=check")]
