from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.forms import PlaceHoldForm, token_of
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.queries.holds import case_to_hold, kinds_to_choose


def place_hold_page(request: HttpRequest) -> HttpResponse:
    """Stop the disposal of a family's records."""
    kinds = kinds_to_choose(viewer=account_of(request))
    form = PlaceHoldForm(
        request.POST or None,
        kinds=kinds,
        initial={"family": request.GET.get("family", "")},
    )

    if form.is_valid():
        values = form.values()
        token = token_of(form)
        try:
            case = case_to_hold(values.pop("family"), viewer=account_of(request))
            place_hold(
                case=case, **values, by=account_of(request), now=clock.now(), once=token
            )
        except Http404:
            form.add_error("family", "There is no family with this sign.")
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "On hold. Nothing of it will be destroyed.")
            return once.led_to(token, redirect("disposal:holds"))

    return render(request, "disposal/staff/place_hold.html", {"form": form})
