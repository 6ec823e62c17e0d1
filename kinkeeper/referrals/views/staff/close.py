from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.close_case import close_case
from kinkeeper.referrals.commands.reopen_case import reopen_case
from kinkeeper.referrals.forms.closing import CloseForm, ReopenForm
from kinkeeper.referrals.queries.closing import after_closing, case_to_close


def close_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Close a case, or open a closed one again."""
    case = case_to_close(sign, viewer=account_of(request))
    form: CloseForm | ReopenForm
    if case.is_open:
        form = CloseForm(
            request.POST or None,
            version=case.version,
            may_regardless=permissions.may_close_regardless(account_of(request)),
        )
    else:
        form = ReopenForm(request.POST or None, version=case.version)
    if form.is_valid():
        token, seen = once_of(request), form.version_seen or 0
        by, now = account_of(request), clock.now()
        try:
            if isinstance(form, CloseForm):
                close_case(
                    case=case,
                    **form.values(),
                    by=by,
                    now=now,
                    version_seen=seen,
                    once=token,
                )
                words = "The case is closed. Its clock runs from today."
            else:
                reopen_case(case=case, by=by, now=now, version_seen=seen, once=token)
                words = "The case is open again."
        except RefusedError as no:
            form.add_error(None, str(no))
            note_refusal(request, no)
        else:
            messages.success(request, words)
            return once.led_to(token, redirect("people:family", sign_of(case)))
    context = {
        "case": case,
        "form": form,
        "sign": sign_of(case),
        "after": after_closing(case, today=clock.today()) if case.is_open else (),
    }
    return render(request, "referrals/close.html", context)
