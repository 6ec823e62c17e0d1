from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.answer_request import answer_request
from kinkeeper.privacy.rights.forms.keeping import AnswerForm
from kinkeeper.privacy.rights.queries.registers import request_by_key


def answer_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write down the answer."""
    matter = request_by_key(key, viewer=account_of(request))
    form = AnswerForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: answer_request(
                request=matter,
                outcome=told["outcome"],
                words=told["words"],
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            ),
            "Written down.",
        ):
            return redirect("rights:request", key=key)

    return render(
        request,
        "rights/staff/act.html",
        {
            "form": form,
            "matter": matter,
            "heading": "Write down the answer",
            "lead": "Send it first. This closes the request; a granted block stays.",
            "submit": "Write it down",
            "register": "rights:requests",
            "one": "rights:request",
        },
    )
