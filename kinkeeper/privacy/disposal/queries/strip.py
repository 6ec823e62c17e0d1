"""The strip "Record life" on a family's page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.ui.charts.axis import Scale
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.queries import drawing, knowing, pinned
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Record

YEARS_BEFORE = 2
YEARS_AFTER = 4


def fill_strip(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Return the case file's life for the family page, or None without one."""
    if not viewer.may(Power.CASES_SEE_ALL):
        return None
    found = (
        Obligation.objects.filter(case=case, kind=Record.CASE_FILE)
        .select_related("case")
        .first()
    )
    if found is None:
        return None
    today = clock.today()
    rows = drawing.life_rows(
        [found],
        tables=pinned.schedules(),
        today=today,
        eyes=replace(knowing.eyes_of(viewer), knows_families=True),
    )
    first = min(case.opened_on.year, today.year - YEARS_BEFORE)
    return {
        "row": rows[0],
        "reference": case.reference,
        "scale": Scale(first, today.year + YEARS_AFTER, today),
        "sees_life": viewer.may(Power.RECORDS_SEE_LIFE),
    }
