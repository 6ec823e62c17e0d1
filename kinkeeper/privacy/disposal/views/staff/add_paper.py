from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.commands.add_paper import add_paper
from kinkeeper.privacy.records.forms import AddPaperForm, WhoseForm
from kinkeeper.privacy.records.queries.paper import record_chosen, records_of


def add_paper_page(request: HttpRequest) -> HttpResponse:
    """Put a paper file or another place of a record on the register."""
    viewer, whose = account_of(request), request.GET.get("whose", "")
    records = records_of(whose, viewer=viewer)
    form = AddPaperForm(request.POST or None, records=records)

    if form.is_valid():
        token, told = once_of(request), form.values()
        try:
            paper = add_paper(
                record=record_chosen(told["record"]),
                sort=told["sort"],
                holds_what=told["holds_what"],
                place=form.place(),
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Write {paper.label} on it. No name.")
            return once.led_to(token, redirect("disposal:paper", label=paper.label))

    return render(
        request,
        "disposal/staff/add_paper.html",
        {
            "form": form,
            "whose_form": WhoseForm(request.GET or None),
            "whose": whose,
            "records": records,
        },
    )
