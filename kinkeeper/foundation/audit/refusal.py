"""Saying no: commands raise `RefusedError`, and this middleware answers for them."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.once import RepeatedError
from kinkeeper.foundation.audit.trail import RefusedError


class RefusalMiddleware:
    """Turn a refusal into a plain page, and keep a note that someone tried."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        if isinstance(error, RepeatedError):
            return redirect(error.went_to or request.path)
        if not isinstance(error, RefusedError):
            return None
        note_refusal(request, error)
        return render(request, "ui/refused.html", {"why": str(error)}, status=403)


def note_refusal(request: HttpRequest, error: RefusedError) -> None:
    """Record that somebody was refused. The command's own work has been undone."""
    by = request.user if request.user.is_authenticated else None
    trail.record(
        "refused",
        about=request.resolver_match.view_name if request.resolver_match else "page",
        by=by,  # type: ignore[arg-type]
        detail={"why": type(error).__name__},
    )


def done(
    request: HttpRequest, form: Form, act: Callable[[], object], said: str
) -> bool:
    """Run a command; say no next to the form. True when it was carried out."""
    try:
        act()
    except RefusedError as refused:
        note_refusal(request, refused)
        form.add_error(None, str(refused))
        return False
    messages.success(request, said)
    return True
