from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.change_worker import change_worker
from kinkeeper.contact_sessions.forms.rota import ChangeWorkerForm
from kinkeeper.contact_sessions.queries import calendar
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def change_worker_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put somebody else with a family; time and room stay."""
    by = account_of(request)
    session = session_by_key(key, viewer=by)
    if not permissions.may_plan(by):
        raise Http404
    form = ChangeWorkerForm(
        request.POST or None,
        version=session.version,
        initial={"worker": str(session.supervisor_id or "")},
        workers=calendar.worker_choices(),
    )
    if form.is_valid():
        act = partial(
            change_worker,
            session=session,
            worker=calendar.chosen_colleague(form.cleaned_data["worker"]),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=once_of(request),
        )
        if done(request, form, act, "Changed. Both sides were told to look."):
            return redirect("contact_sessions:register", key)
    context = {"form": form, "session": session}
    return render(request, "contact_sessions/change_worker.html", context)
