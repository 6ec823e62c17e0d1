from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.workforce.queries.checks import Standing, standings
from kinkeeper.workforce.queries.workers import name_of, workers


@dataclass(frozen=True)
class Alert:
    """One certificate that needs somebody, and why."""

    name: str
    reference: str
    url: str
    tag: Tag


def alerts(*, viewer: Account, today: date) -> list[Alert]:
    """Return the certificates that need who keeps the files (A9, C-2). Else 404."""
    workers(viewer=viewer)
    found = []
    for one in standings():
        tag = _tag(one, today)
        check = one.certificate.check_record
        if tag is not None:
            url = reverse("workforce:check", args=[check.key])
            found.append(Alert(name_of(check.worker), check.reference, url, tag))
    return found


def _tag(one: Standing, today: date) -> Tag | None:
    if one.is_overdue(today):
        return Tag(f"Should have gone by {date_words(one.gone_by)}", "red", "alert")
    if one.is_nearly_over(today):
        return Tag(f"Must be gone by {date_words(one.gone_by)}", "honey", "clock")
    if one.wants_decision(today):
        return Tag("No decision for four weeks", "red", "alert")
    return None
