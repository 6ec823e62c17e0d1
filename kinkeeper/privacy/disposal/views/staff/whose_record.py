from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import refusal
from kinkeeper.privacy.disposal.commands.say_whose import say_whose
from kinkeeper.privacy.disposal.queries.whose import case_of_file
from kinkeeper.privacy.records.forms import WhoDecidesForm


def whose_record_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say who decides about the records of a family."""
    viewer = account_of(request)
    case = case_of_file(key, viewer=viewer)
    form = WhoDecidesForm(
        request.POST or None,
        version=case.version,
        initial={"our_role": case.our_role},
    )

    def act() -> object:
        return say_whose(
            case=case,
            our_role=form.cleaned_data["our_role"],
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
        )

    if form.is_valid() and refusal.done(request, form, act, "Written down."):
        return redirect("disposal:why", key=key)
    return render(
        request,
        "disposal/staff/whose_record.html",
        {"form": form, "case": case, "key": key},
    )
