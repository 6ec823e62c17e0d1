from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.end_restriction import end_restriction
from kinkeeper.privacy.rights.forms.keeping import EndRestrictionForm
from kinkeeper.privacy.rights.queries.registers import request_by_key


def end_restriction_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """End the block."""
    matter = request_by_key(key, viewer=account_of(request))
    form = EndRestrictionForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: end_restriction(
                request=matter,
                told_on=told["told_on"],
                words=told["words"],
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            ),
            "Written down.",
        ):
            return redirect("rights:request", key=key)

    return render(
        request,
        "rights/staff/act.html",
        {
            "form": form,
            "matter": matter,
            "heading": "End the block",
            "lead": "Tell the person first. From now on it may be used again.",
            "submit": "End the block",
            "register": "rights:requests",
            "one": "rights:request",
        },
    )
