from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.tie_concern import tie_concern
from kinkeeper.safeguarding.forms.deciding import FamilyForm, TieForm
from kinkeeper.safeguarding.queries.children import children_of, family_named
from kinkeeper.safeguarding.queries.deciding import concern_to_decide


def tie_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Tie a worry that named no family to one: first find it, then say why."""
    by, sign = account_of(request), request.GET.get("family", "").strip()
    concern = concern_to_decide(key, viewer=by)
    case = family_named(sign, viewer=by)
    if concern.case_id is not None:
        if request.method == "POST":
            return redirect("safeguarding:concern", key=key)
        raise Http404
    form = None
    if case is not None:
        children = children_of(case)
        version = concern.version
        form = TieForm(request.POST or None, children=children, version=version)
    if case is not None and form is not None and form.is_valid():
        act = partial(
            tie_concern,
            concern=concern,
            case=case,
            child=form.about(),
            why=form.cleaned_data["why"],
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
        )
        if done(request, form, act, "Tied to the family."):
            return redirect("safeguarding:concern", key=key)
    context = {
        "concern": concern,
        "case": case,
        "form": form,
        "unknown": bool(sign) and case is None,
        "family_form": FamilyForm(request.GET or None),
    }
    return render(request, "safeguarding/staff/tie.html", context)
