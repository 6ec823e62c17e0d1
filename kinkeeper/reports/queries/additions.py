"""What was added to a report, and what waits to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Addition, Report
from kinkeeper.reports.queries.report import report_by_key


@dataclass(frozen=True)
class Shown:
    """One addition as somebody who may open the report reads it."""

    addition: Addition
    words: str
    asked: str
    why: str
    why_not: str


def signed_additions(report: Report) -> list[Addition]:
    """Return what stands beside a report, in the order in which it was signed."""
    found = report.additions.filter(state=Addition.State.SIGNED)
    return list(
        found.select_related("container", "pdf__container", "author", "reader")
        .select_related("signed_by")
        .order_by("signed_at", "pk")
    )


def additions_of(report: Report) -> Sequence[Shown]:
    """Return everything that was added or asked for, the first one first."""
    found = report.additions.select_related(
        "container", "author", "reader", "signed_by", "report__case"
    )
    return [shown(addition) for addition in found.order_by("number")]


def shown(addition: Addition) -> Shown:
    """Return an addition with its words."""
    said = addition.unseal()
    parts = ("words", "asked", "why", "why_not")
    return Shown(addition, *(said.get(part, "") for part in parts))


def addition_by_key(key: UUID, addition: UUID, *, viewer: Account) -> Addition:
    """Return one addition, and record that its report was opened. Raises Http404."""
    report = report_by_key(key, viewer=viewer, purpose="To read what is added")
    found = report.additions.select_related("container", "author", "report__case")
    one = found.filter(key=addition).first()
    if one is None:
        raise Http404
    return one


def waiting_additions(viewer: Account) -> list[Addition]:
    """Return what this person may read or sign next."""
    states = (Addition.State.WRITTEN, Addition.State.READ)
    found = Addition.objects.filter(state__in=states).exclude(author=viewer)
    rows = found.select_related("report__case", "author").order_by("written_at")
    return [one for one in rows if permissions.may_decide_addition(one, viewer)]
