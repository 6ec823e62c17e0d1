from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.make_package import make_package
from kinkeeper.privacy.disposal.queries.handing_over import group_by_key
from kinkeeper.privacy.records.forms import PackageForm
from kinkeeper.privacy.records.packing import fresh_key


def make_package_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Make a sealed package. The page shows its key once; the file comes next."""
    viewer = account_of(request)
    group = group_by_key(key, viewer=viewer, today=clock.today())
    form = PackageForm(request.POST or None, initial={"key": fresh_key()})

    if form.is_valid():
        token = once_of(request)
        try:
            made, sealed = make_package(
                group=group,
                key=form.cleaned_data["key"],
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            once.led_to(token, redirect("disposal:hand_over", made.reference.lower()))
            return _file(sealed, f"{made.reference}.kinkeeper")

    shown = form["key"].value()
    answer = render(
        request,
        "disposal/staff/make_package.html",
        {"form": form, "group": group, "key": shown},
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _file(sealed: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(sealed, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
