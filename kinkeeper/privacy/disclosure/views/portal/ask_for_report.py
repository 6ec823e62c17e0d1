from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure.commands.ask_for_report import ask_for_report
from kinkeeper.privacy.disclosure.forms import AskForm
from kinkeeper.privacy.disclosure.queries.mine import Askable, may_be_asked, my_reports


def ask_for_report_page(request: HttpRequest) -> HttpResponse:
    """Ask for the report on one visit, with the truth about what will happen."""
    today = clock.today()
    open_to_me = may_be_asked(viewer=account_of(request), today=today)
    form = AskForm(
        request.POST or None,
        items=[(asked.value, asked.label) for asked in open_to_me],
    )
    form.fields["item"].widget.hints = {a.value: a.outlook for a in open_to_me}
    if form.is_valid():
        try:
            return _ask(request, form, open_to_me)
        except RefusedError as error:
            note_refusal(request, error)
            form.add_error("item", str(error))
    return render(
        request,
        "disclosure/ask_for_report.html",
        {
            "form": form,
            "items": open_to_me,
            "mine": my_reports(viewer=account_of(request), today=today),
        },
        status=400 if form.errors else 200,
    )


def _ask(
    request: HttpRequest, form: AskForm, open_to_me: list[Askable]
) -> HttpResponse:
    chosen = next(a for a in open_to_me if a.value == form.cleaned_data["item"])
    once = once_of(request)
    asked = ask_for_report(
        party=chosen.party,
        item=chosen.item.name,
        by=account_of(request),
        now=clock.now(),
        once=once,
        why=form.cleaned_data["why"],
    )
    messages.success(
        request,
        f"We have your request {asked.reference}. "
        f"We will answer by {asked.target_on:%A %-d %B %Y}.",
    )
    return led_to(once, redirect("disclosure:my_reports"))
