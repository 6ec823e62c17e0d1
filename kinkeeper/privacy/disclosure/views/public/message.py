"""
Opening a secure message.

This page stands under /me/ so that it looks like every other page of a family's, but
it asks for no sign-in: the link is one secret, sent by e-mail, and the code is another,
sent by text or read out by a person. Somebody who shares a computer may have the one
but not the other. A link that is unknown, finished, taken back or somebody else's gets
the same page, so that trying links teaches nothing (docs/adr/0008).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kinkeeper.foundation import clock
from kinkeeper.privacy.disclosure.commands.open_message import (
    Opening,
    Outcome,
    open_message,
)
from kinkeeper.privacy.disclosure.commands.send_code import send_code
from kinkeeper.privacy.disclosure.forms import CodeForm
from kinkeeper.privacy.disclosure.queries.messages import live_message

WRONG = "That code is not right, or it is too old. Check it, or ask for a new one."


@never_cache
def message_page(request: HttpRequest, token: str) -> HttpResponse:
    """Step 1: ask for a code. Step 2: type it, and the document opens."""
    now = clock.now()
    message = live_message(token, now=now)
    if message is None:
        return _leads_nowhere(request)
    if "send" in request.POST:
        send_code(message=message, now=now)
        return _page(request, CodeForm(), asked=True)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        opening = open_message(message=message, code=form.cleaned_data["code"], now=now)
        if opening.outcome is Outcome.CLOSED:
            return _leads_nowhere(request)
        if opening.outcome is Outcome.OPENED:
            return _document(opening)
        form.add_error("code", WRONG)
    return _page(request, form, asked=request.method == "POST")


def _page(request: HttpRequest, form: CodeForm, *, asked: bool) -> HttpResponse:
    return render(
        request,
        "disclosure/message.html",
        {"form": form, "asked": asked},
        status=400 if form.errors else 200,
    )


def _leads_nowhere(request: HttpRequest) -> HttpResponse:
    return render(request, "disclosure/message_closed.html", status=404)


def _document(opening: Opening) -> HttpResponse:
    name = f"document-{opening.dated:%Y-%m-%d}.pdf"
    return HttpResponse(
        opening.pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": "no-store, private",
            "X-Robots-Tag": "noindex",
        },
    )
