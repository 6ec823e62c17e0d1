from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.finance.commands.add_paper import add_paper
from kinkeeper.finance.forms import AddPaperForm
from kinkeeper.finance.queries.papers import chosen_worker, workers_to_choose
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def add_paper_page(request: HttpRequest) -> HttpResponse:
    """Put a paper about money on file."""
    viewer = account_of(request)
    form = AddPaperForm(
        request.POST or None,
        request.FILES or None,
        workers=workers_to_choose(viewer=viewer),
    )
    if form.is_valid():
        token = once_of(request)
        try:
            paper = add_paper(
                told=form.told(),
                upload=form.content(),
                worker=chosen_worker(form.cleaned_data["worker"], viewer=viewer),
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "On file.")
            return once.led_to(token, redirect("finance:paper", paper.key))
    context = {
        "form": form,
        "heading": "Add a paper",
        "submit": "Put it on file",
        "lead": "Kept for six years after the end of its last financial year.",
        "back": reverse("finance:papers"),
        "crumb": "Money",
    }
    return render(request, "finance/act.html", context)
