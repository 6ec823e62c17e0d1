"""Requests as staff see them: the inbox, and one request opened for a decision."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.models import ReportRequest

Asked = ReportRequest
OPEN = (ReportRequest.State.ASKED, ReportRequest.State.HELD)
SHOWN = 50


@dataclass(frozen=True)
class Inbox:
    waiting: list[ReportRequest]
    decided: list[ReportRequest]


def inbox(*, viewer: Account) -> Inbox:
    """Return open requests, soonest target first, and the latest decided ones."""
    if not permissions.may_decide(viewer):
        raise Http404
    requests = ReportRequest.objects.select_related("case")
    return Inbox(
        waiting=list(requests.filter(state__in=OPEN).order_by("target_on", "pk")),
        decided=list(requests.exclude(state__in=OPEN).order_by("-decided_at")[:SHOWN]),
    )


def waiting(*, viewer: Account, most: int) -> list[ReportRequest]:
    """Return the first open requests, for those who decide about them."""
    if not permissions.may_decide(viewer):
        return []
    requests = ReportRequest.objects.filter(state__in=OPEN).select_related("case")
    return list(requests.order_by("target_on", "pk")[:most])


def request_by_key(key: UUID, *, viewer: Account) -> ReportRequest:
    """Return one request and record that it was opened. Raises Http404."""
    request = (
        ReportRequest.objects.select_related(
            "case__reports_container", "container", "party__person",
            "party__container", "party__case", "decided_by",
        )
        .filter(key=key)
        .first()
    )  # fmt: skip
    if request is None or not permissions.may_decide(viewer):
        raise Http404
    trail.viewed(
        "report_request",
        about=request,
        by=viewer,
        purpose="To decide about it",
        case_key=request.case.key,
    )
    return request
