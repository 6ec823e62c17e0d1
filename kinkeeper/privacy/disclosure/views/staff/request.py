from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.privacy.disclosure.commands.decide_request import decide_request
from kinkeeper.privacy.disclosure.forms import AnswerForm, ReleaseForm
from kinkeeper.privacy.disclosure.queries.decision import decision_on
from kinkeeper.privacy.disclosure.queries.messages import message_of_request
from kinkeeper.privacy.disclosure.queries.requests import Asked, request_by_key


def request_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One request: the gate's answer and its reasons, and one button to send it."""
    asked = request_by_key(key, viewer=account_of(request))
    now = clock.now()
    decision = decision_on(asked, today=clock.today())
    kind = ReleaseForm if decision.releases else AnswerForm
    form = kind(request.POST or None, version=asked.version)
    if decision.open and form.is_valid():
        try:
            return _decide(request, asked, form)
        except RefusedError as error:
            note_refusal(request, error)
            form.add_error(None, str(error))
            asked = request_by_key(key, viewer=account_of(request))
            decision = decision_on(asked, today=clock.today())
    message = message_of_request(key)
    return render(
        request,
        "disclosure/request.html",
        {
            "asked": asked,
            "decision": decision,
            "form": form,
            "message": message,
            "message_is_live": message is not None and message.is_live(now),
        },
        status=400 if form.errors else 200,
    )


def _decide(request: HttpRequest, asked: Asked, form: VersionedForm) -> HttpResponse:
    once = once_of(request)
    decided = decide_request(
        request=asked,
        **form.values(),
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
        once=once,
    )
    messages.success(request, f"Done: {decided.get_state_display().lower()}.")
    return led_to(once, redirect("disclosure:request", asked.key))
