from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of, uuid_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.save_draft import save_draft
from kinkeeper.reports.forms import DraftForm
from kinkeeper.reports.queries.checks import checks_of
from kinkeeper.reports.queries.header import header_of
from kinkeeper.reports.queries.report import (
    Report,
    parts_of,
    remarks_of,
    report_by_key,
)
from kinkeeper.reports.queries.sources import sources_of


def write_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """The composer: notes on one side, the report on the other."""
    report = report_by_key(key, viewer=account_of(request), purpose="To write a report")
    if not permissions.may_write(report, account_of(request)):
        raise Http404
    saved = {part.code: part.words for part in parts_of(report)}
    form = DraftForm(request.POST or None, version=report.version, initial=saved)
    theirs: list[object] = []
    if form.is_valid():
        try:
            return _save(request, report, form)
        except StaleError as error:
            note_refusal(request, error)
            form = _again(request, report, form)
            form.add_error(None, str(error))
            theirs = [
                part
                for part in parts_of(report)
                if part.words != form.cleaned_data.get(part.code)
            ]
    typed = dict(getattr(form, "cleaned_data", None) or saved)
    return render(
        request,
        "reports/write.html",
        {
            "report": report,
            "form": form,
            "header": header_of(report),
            "sources": sources_of(report),
            "checks": checks_of(report, {c: str(typed.get(c, "")) for c in saved}),
            "remarks": remarks_of(report),
            "theirs": theirs,
            "number": report.versions.count(),
        },
        status=409 if theirs else 200,
    )


def _save(request: HttpRequest, report: Report, form: DraftForm) -> HttpResponse:
    once = once_of(request)
    save_draft(
        report=report,
        sections=form.values(),
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
        once=once,
        use=uuid_of(request.POST.get("use", "")),
    )
    if "send" in request.POST:
        return led_to(once, redirect("reports:send", report.key))
    messages.success(request, "Saved.")
    return led_to(once, redirect("reports:write", report.key))


def _again(request: HttpRequest, report: Report, form: DraftForm) -> DraftForm:
    """Return the form with what was typed, ready to be saved over what is there now."""
    report.refresh_from_db()
    typed = request.POST.copy()
    typed["version"] = str(report.version)
    fresh = DraftForm(typed, version=report.version)
    fresh.is_valid()
    return fresh
