from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.allow_collector import (
    Person,
    allow_collector,
    end_collector,
)
from kinkeeper.contact_sessions.forms.collecting import CollectorForm
from kinkeeper.contact_sessions.queries import collectors
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline


def collectors_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Who may collect this family's children, and on whose word."""
    by = account_of(request)
    case = collectors.case_for_collectors(sign, viewer=by)
    form = CollectorForm(request.POST or None) if permissions.may_plan(by) else None
    if form is not None and form.is_valid():
        told = form.cleaned_data
        act = partial(
            allow_collector,
            case=case,
            person=Person(told["name"], told["related"], told["word"]),
            basis=told["basis"],
            from_on=collectors.today_or_later(told["from_on"]),
            by=by,
            now=clock.now(),
            once=once_of(request),
        )
        if done(request, form, act, "They are on the list."):
            return redirect("contact_sessions:collectors", sign)
    context = {
        "sign": sign,
        "form": form,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=by),
        "tabs": timeline.tabs_of(case, viewer=by, here=request.path),
        "lines": collectors.collectors_of(case, viewer=by),
    }
    return render(request, "contact_sessions/collectors.html", context)


@require_POST
def end_collector_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Take somebody off the list."""
    by = account_of(request)
    case = collectors.case_for_collectors(sign, viewer=by)
    collector = collectors.collector_by_key(case, key)
    end_collector(
        collector=collector, today=clock.today(), by=by, version_seen=collector.version
    )
    messages.success(request, "They are off the list.")
    return redirect("contact_sessions:collectors", sign)
