"""A new centre leads to its set-up, and shows nothing to families before it is open."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.setup.commands.offer_code import has_team, settle
from kinkeeper.setup.queries.standing import Stage, stage

ALWAYS = ("/setup/", "/healthz", "/readyz", "/static/", "/exit/")
SIGN_IN = (*ALWAYS, "/account/")
# What a manager needs before any family is on file.
TEAM = (
    "/staff/setup/",
    "/staff/buildings/",
    "/staff/calendar/opening/",
    "/staff/calendar/closed/",
    "/staff/money/prices/",
    "/staff/team/",
    "/staff/records/policy/",
    "/staff/security/",
)
INSIDE = ("/staff/", "/after-sign-in/")


class BeingSetUpMiddleware:
    """Close what is not ready yet. Costs an open centre one look for a file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = stage()
        if now is Stage.NEW and not request.path.startswith(ALWAYS):
            if not has_team():
                return redirect("setup:claim")
            settle()
            now = stage()
        # The program's own text is in force, and the name in it is not theirs.
        request.kk_is_nameless = now is Stage.CLAIMED  # type: ignore[attr-defined]
        if now is not Stage.CLAIMED or request.path.startswith((*SIGN_IN, *TEAM)):
            return self.get_response(request)
        if request.path.startswith(INSIDE):
            return redirect("setup:setup")
        answer = render(request, "setup/being_set_up.html", status=503)
        answer["Cache-Control"] = "no-store"
        return answer
