from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.people.commands.call_back_contact import call_back_contact
from kinkeeper.people.commands.end_contact_change import (
    confirm_contact_change,
    refuse_contact_change,
)
from kinkeeper.people.forms.contact_change import (
    CallBackForm,
    ConfirmForm,
    RefuseForm,
)
from kinkeeper.people.queries import contact_changes
from kinkeeper.people.queries.cases import sign_of

SAID = {
    "call": "Written down. A second person looks at it now.",
    "confirm": "The new details are in use.",
    "refuse": "Nothing was changed. The old details are in use again.",
}


def contact_change_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One change of contact details: call back, a second look, or no."""
    change = contact_changes.change_by_key(key, viewer=account_of(request))
    act = str(request.POST.get("act", ""))
    forms = _forms(request, change, act)
    form = forms.get(act)
    if form is not None and form.is_valid():
        token = once_of(request)
        work = partial(_carry_out, request, change, act, form)
        if done(request, form, work, SAID[act]):
            return once.led_to(token, redirect("people:contact_change", change.key))
    context = {
        "change": change,
        "sign": sign_of(change.case),
        "rows": contact_changes.rows(change),
        "acts": forms,
        "forms": [form] if form is not None else [],
    }
    return render(request, "people/contact_change_staff.html", context)


def _forms(
    request: HttpRequest, change: contact_changes.ContactChange, act: str
) -> dict[str, VersionedForm]:
    def told(name: str) -> object:
        return request.POST if act == name else None

    if not change.is_open:
        return {}
    version = change.version
    found: dict[str, VersionedForm] = {}
    if contact_changes.waits_for_call(change):
        found["call"] = CallBackForm(
            told("call"), version=version, numbers=contact_changes.numbers(change)
        )
    else:
        found["confirm"] = ConfirmForm(told("confirm"), version=version)
    found["refuse"] = RefuseForm(told("refuse"), version=version)
    return found


def _carry_out(
    request: HttpRequest,
    change: contact_changes.ContactChange,
    act: str,
    form: VersionedForm,
) -> None:
    told = form.cleaned_data
    work: dict[str, Callable[..., object]] = {
        "call": call_back_contact,
        "confirm": confirm_contact_change,
        "refuse": refuse_contact_change,
    }
    more = {
        "call": {"number": told.get("number"), "words": told.get("words")},
        "confirm": {},
        "refuse": {"words": told.get("why")},
    }
    work[act](
        change=change,
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
        once=once_of(request),
        **more[act],
    )
