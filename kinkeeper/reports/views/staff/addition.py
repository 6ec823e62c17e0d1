from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.drop_addition import drop_addition
from kinkeeper.reports.commands.read_addition import read_addition
from kinkeeper.reports.commands.sign_addition import sign_addition
from kinkeeper.reports.forms import DropForm, ReadAdditionForm, SignForm
from kinkeeper.reports.queries.additions import Addition, addition_by_key, shown
from kinkeeper.reports.queries.checks import private_in, strangers_in

SAID = {
    "read": "Agreed. A manager can sign it now.",
    "sign": "Signed. The report leaves with it from now on.",
    "drop": "It is not added. Your reason is kept.",
}


def addition_page(request: HttpRequest, key: UUID, addition: UUID) -> HttpResponse:
    """One addition: read it as second reader, sign it, or decide against it."""
    found = addition_by_key(key, addition, viewer=account_of(request))
    act = str(request.POST.get("act", "read"))
    forms = _forms(request, found, act)
    form = forms.get(act)
    if (
        form is not None
        and form.is_valid()
        and done(request, form, _work(request, found, act, form), SAID[act])
    ):
        return redirect("reports:read", key)
    words = shown(found).words
    private = (*private_in(found.report, words), *strangers_in(found.report, words))
    context = {
        "addition": found,
        "shown": shown(found),
        "found": ", ".join(f"“{each}”" for each in private),
        "forms": [form] if form is not None and form.errors else [],
        **forms,
    }
    return render(request, "reports/addition.html", context)


def _forms(
    request: HttpRequest, addition: Addition, act: str
) -> dict[str, VersionedForm]:
    by, version = account_of(request), addition.version

    def told(name: str) -> object:
        return (request.POST or None) if act == name else None

    found: dict[str, VersionedForm] = {}
    if permissions.may_read_addition(addition, by):
        found["read"] = ReadAdditionForm(told("read"), version=version)
    if permissions.may_sign_addition(addition, by):
        found["sign"] = SignForm(told("sign"), version=version)
    if permissions.may_decide_addition(addition, by):
        found["drop"] = DropForm(told("drop"), version=version)
    return found


def _work(
    request: HttpRequest, addition: Addition, act: str, form: VersionedForm
) -> Callable[[], object]:
    told = form.cleaned_data
    work: dict[str, Callable[..., object]] = {
        "read": read_addition,
        "sign": partial(
            sign_addition, typed_name=told.get("typed_name", ""), once=once_of(request)
        ),
        "drop": partial(drop_addition, why=told.get("why", "")),
    }
    return partial(
        work[act],
        addition=addition,
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
    )
