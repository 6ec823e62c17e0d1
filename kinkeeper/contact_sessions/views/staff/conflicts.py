from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.declare_conflict import (
    declare_conflict,
    end_conflict,
)
from kinkeeper.contact_sessions.forms.rota import ConflictForm
from kinkeeper.contact_sessions.queries import calendar, conflicts, rota
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of, home_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline

SAID = "Written down. This worker will not be planned with this family."


def conflicts_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Who may not be with this family; declare it for oneself, or as a planner."""
    by = account_of(request)
    case = conflicts.case_for_conflicts(sign, viewer=by)
    choices = rota.worker_choices(viewer=by)
    own = str(by.pk) if len(choices) == 1 else ""
    form = ConflictForm(
        request.POST or None, initial={"worker": own}, chosen={"worker": choices}
    )
    if form.is_valid():
        worker = calendar.chosen_colleague(form.cleaned_data["worker"])
        act = partial(
            declare_conflict,
            case=case,
            worker=worker,
            words=form.cleaned_data["words"],
            by=by,
            now=clock.now(),
            once=once_of(request),
        )
        if done(request, form, act, SAID):
            # Who declared it of themselves may not see this family any more.
            if worker.pk == by.pk:
                return redirect(home_of(by))
            return redirect("contact_sessions:conflicts", sign)
    context = {
        "sign": sign,
        "form": form,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=by),
        "tabs": timeline.tabs_of(case, viewer=by, here=request.path),
        "conflicts": conflicts.conflicts_of(case, viewer=by),
    }
    return render(request, "contact_sessions/conflicts.html", context)


@require_POST
def end_conflict_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Let a worker be with a family again."""
    by = account_of(request)
    case = conflicts.case_for_conflicts(sign, viewer=by)
    conflict = conflicts.conflict_by_key(case, key)
    end_conflict(conflict=conflict, by=by, today=clock.today())
    messages.success(request, "This worker can be planned with this family again.")
    return redirect("contact_sessions:conflicts", sign)
