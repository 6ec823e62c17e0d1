from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.decide_breach import decide_breach
from kinkeeper.privacy.rights.forms.keeping import DecideBreachForm
from kinkeeper.privacy.rights.queries.registers import breach_by_key


def decide_breach_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who was told?."""
    matter = breach_by_key(key, viewer=account_of(request))
    form = DecideBreachForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: decide_breach(
                breach=matter,
                whom=told["whom"],
                told_at=form.told_at(),
                why=told["why"],
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            ),
            "Written down.",
        ):
            return redirect("rights:breach", key=key)

    return render(
        request,
        "rights/staff/act.html",
        {
            "form": form,
            "matter": matter,
            "heading": "Who was told?",
            "lead": "The regulator within 72 hours, unless nobody is at risk.",
            "submit": "Write it down",
            "register": "rights:breaches",
            "one": "rights:breach",
        },
    )
