from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.note_injury import note_injury
from kinkeeper.safeguarding.forms.body_map import InjuryForm
from kinkeeper.safeguarding.queries.body_map import body_map
from kinkeeper.safeguarding.queries.children import children_of, family_named


def note_injury_page(request: HttpRequest) -> HttpResponse:
    """Write down a mark that a child had when they came."""
    case = family_named(request.GET.get("family", ""), viewer=account_of(request))
    if case is None:
        raise Http404
    children = children_of(case)
    form = InjuryForm(
        request.POST or None,
        children=children,
        initial={"child": request.GET.get("child", "")},
    )
    if form.is_valid():
        told, now = form.cleaned_data, clock.now()
        at = told["seen_time"] or clock.london(now).time()
        day = told["seen_on"] or clock.today()
        act = partial(
            note_injury,
            case=case,
            child=next(c for c in children if str(c.key) == told["child"]),
            seen=form.seen(),
            seen_at=clock.moment(day, at.hour, at.minute),
            by=account_of(request),
            now=now,
            once=once_of(request),
        )
        if done(request, form, act, "Written down. The safeguarding lead is told."):
            return redirect("safeguarding:accident_book")
    context = {"form": form, "case": case, "map": body_map({})}
    return render(request, "safeguarding/staff/note_injury.html", context)
