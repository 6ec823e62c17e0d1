from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.forms.tell import TellForm
from kinkeeper.safeguarding.queries.children import children_of, family_named
from kinkeeper.safeguarding.queries.leads import receivers_of, team_of

PLAIN = ("words", "happened_on", "where", "done")


def tell_page(request: HttpRequest) -> HttpResponse:
    """Tell the safeguarding lead, from anywhere, about a family or about none."""
    case = family_named(request.GET.get("family", ""), viewer=account_of(request))
    children = children_of(case) if case else []
    team = team_of(account_of(request))
    form = TellForm(request.POST or None, children=children, team=team)

    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in PLAIN}
        chosen = form.cleaned_data.get("child", "")
        token = UUID(form.once_word) if form.once_word else None
        concern = raise_concern(
            **told,
            in_danger_now=bool(form.cleaned_data["in_danger_now"]),
            about=form.about(team),
            case=case,
            child=next((c for c in children if str(c.key) == chosen), None),
            by=account_of(request),
            now=clock.now(),
            once=token,
        )
        at = clock.london(concern.recorded_at)
        who = " and ".join(receivers_of(concern)) or "nobody: call them now"
        messages.success(request, f"Sent at {at:%H:%M} to {who}.")
        return once.led_to(token, redirect("safeguarding:concern", key=concern.key))

    return render(request, "safeguarding/staff/tell.html", {"form": form, "case": case})
