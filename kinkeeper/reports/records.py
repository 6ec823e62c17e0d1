"""What the reports app holds: contact reports. They are kept, so nothing erases them.

Requests, releases and secure messages lie in the same container and share that life.
"""

from collections.abc import Iterable
from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.records.register import CaseFacts, Holding
from kinkeeper.reports.models import Report
from kinkeeper.rules import retention


def holdings(case: Case) -> Iterable[Holding]:
    """Return each report of a case as a record of its own (P9i)."""
    here = tuple(
        str(key)
        for key in case.parties.filter(side=Party.Side.CHILD).values_list(
            "person__key", flat=True
        )
    )
    reports = case.reports.select_related("session", "container").order_by("number")
    return [_holding(report, here) for report in reports]


def _holding(report: Report, here: tuple[str, ...]) -> Holding:
    about = here
    if report.state == Report.State.SIGNED:
        sealed = report.unseal()["header"]["children"]
        about = tuple(child["key"] for child in sealed)
    return Holding(
        kind=retention.Record.CONTACT_REPORT,
        record=trail.name_of(report),
        title=f"Contact report {report.number}",
        opened_on=clock.london(report.begun_at).date(),
        service=report.service,
        about=about,
        happened_on=report.session.held_on,
    )


def facts(case: Case) -> CaseFacts:
    """Tell the birth dates of children whom only a signed report still knows.

    When the case file has gone, they decide how long the report is kept (P9i).
    """
    here = {
        str(key)
        for key in case.parties.filter(side=Party.Side.CHILD).values_list(
            "person__key", flat=True
        )
    }
    if case.file_destroyed_on is None and here:
        return CaseFacts()
    signed = case.reports.filter(state=Report.State.SIGNED).select_related("container")
    known = {
        child["key"]: child["born_on"]
        for report in signed
        for child in report.unseal()["header"]["children"]
        if child["key"] not in here
    }
    return CaseFacts(
        children=tuple(
            retention.Child(ref=key, born_on=date.fromisoformat(born) if born else None)
            for key, born in known.items()
        )
    )
