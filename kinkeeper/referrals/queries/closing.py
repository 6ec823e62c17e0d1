"""Why cases close, and what the closing means for the records."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people import permissions
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.facts import CaseOnFile
from kinkeeper.rules import retention
from kinkeeper.rules.retention.closing import closing

REASONS = {
    "self_managed": "The family manages without us",
    "stepped_down": "They need less support now",
    "order_changed": "The court order changed or ended",
    "goal_reached": "The goal is reached",
    "visitor_stopped": "The visiting adult stopped coming",
    "resident_stopped": "The child was not brought any more",
    "child_refuses": "The child does not want to come",
    "conduct": "We ended it because of conduct",
    "risk": "The risk is too high for us",
    "transferred": "Handed to another centre",
    "funding": "The funding ended",
    "moved": "The family moved away",
    "death": "A death",
    "duplicate": "Opened twice by mistake",
}
INACTIVE = "inactive"


@dataclass(frozen=True)
class AfterClosing:
    """What will happen to one record if the case closes today."""

    title: str
    because: str
    retain_until: date | None


def after_closing(case: Case, *, today: date) -> list[AfterClosing]:
    """Return, record by record, how long it will be kept if the case closes today."""
    closed = copy(case)
    closed.closed_on = today
    on_file = CaseOnFile(closed, today)
    found = []
    for holding in on_file.holdings:
        table = obligations.table_for(holding)
        answer = retention.decide(on_file.question(holding), table)
        found.append(AfterClosing(holding.title, answer.because, answer.retain_until))
    return found


def lapsed_cases(today: date) -> Iterator[tuple[Case, date]]:
    """Yield open cases that count as closed for inactivity, with the day (C-10)."""
    open_cases = Case.objects.filter(
        closed_on=None, declined_on=None, file_destroyed_on=None
    )
    for case in open_cases.select_related("container", "reports_container"):
        on_file = CaseOnFile(case, today)
        file = [h for h in on_file.holdings if h.kind == retention.Record.CASE_FILE]
        if not file:
            continue
        asked = on_file.question(file[0]).case
        settings = obligations.table_for(file[0]).settings
        found = asked and closing(asked, today, settings)
        if found and found.on is not None:
            yield case, found.on


def case_to_close(sign: str, *, viewer: Account) -> Case:
    """Return a case for those who may close it. Raises Http404 for all others."""
    case = case_by_sign(sign, viewer=viewer)
    if not permissions.may_close_cases(viewer) or case.file_destroyed_on:
        raise Http404
    if case.declined_on is not None:
        raise Http404
    return case
