from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.forms import ProveForm
from kinkeeper.privacy.disposal.queries.proving import (
    certificate_to_prove,
    may_take_leaves,
    prove,
)


def prove_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Was this copy among what was destroyed? Only copy and salt together tell."""
    viewer = account_of(request)
    certificate = certificate_to_prove(reference, viewer=viewer)
    form = ProveForm(request.POST or None, request.FILES or None)
    found = None
    if form.is_valid():
        values = form.values()
        found = prove(
            certificate,
            copy=values["copy"].read(),
            salt=values["salt"],
            number=values["number"],
            viewer=viewer,
        )
    return render(
        request,
        "disposal/staff/prove.html",
        {
            "form": form,
            "certificate": certificate,
            "found": found,
            "may_take_leaves": may_take_leaves(viewer),
        },
    )
