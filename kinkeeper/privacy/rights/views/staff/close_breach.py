from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.close_breach import close_breach
from kinkeeper.privacy.rights.forms.keeping import CloseBreachForm
from kinkeeper.privacy.rights.queries.registers import breach_by_key


def close_breach_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Close the breach."""
    matter = breach_by_key(key, viewer=account_of(request))
    form = CloseBreachForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: close_breach(
                breach=matter,
                words=told["words"],
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
            "heading": "Close the breach",
            "lead": "Only when it is decided whom to tell.",
            "submit": "Close it",
            "register": "rights:breaches",
            "one": "rights:breach",
        },
    )
