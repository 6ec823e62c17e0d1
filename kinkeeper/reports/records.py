"""
What the reports app holds: contact reports. They are kept without an end date (P9i).

Danger: the parts below destroy a report for ever. Only the disposal engine calls them,
after somebody looked at it on its day and two other people agreed (C-7). What was
shared of it, and with whom, is a record of its own and stays.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.records.erasing import erase_files, erase_rows, together
from kinkeeper.privacy.records.packing import Content, as_json
from kinkeeper.privacy.records.register import (
    CaseFacts,
    Erased,
    Holding,
    Part,
    add_contents,
    add_part,
    holdings_of,
)
from kinkeeper.reports.models import (
    Addition,
    Report,
    ReportVersion,
    ReviewRemark,
    RoughNotes,
)
from kinkeeper.rules import retention

# What hangs on a report and goes before it.
HANGING = (ReportVersion, ReviewRemark, Addition, RoughNotes)


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


def holding_any(cases: Sequence[int]) -> set[int]:
    """Return which of these cases have a report."""
    found = Report.objects.filter(case__in=cases)
    return set(found.values_list("case", flat=True))


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


def contents(case: Case, record: str) -> Iterable[Content]:
    """Yield a report that is handed over: its words, and the paper that was signed."""
    for report in _report(record).select_related("container", "session", "pdf"):
        told = {
            "number": report.number,
            "service": report.service,
            "held_on": report.session.held_on,
            "state": report.state,
            "signed_at": report.signed_at,
            "words": report.unseal(),
        }
        yield as_json("report.json", told)
        if report.pdf is not None:
            yield Content("report.pdf", store.read(report.pdf))
        yield from _additions(report)


def _additions(report: Report) -> Iterable[Content]:
    """Yield what was added since: its words, and the paper with everything on it."""
    found = report.additions.select_related("container", "pdf").order_by("number")
    for one in found:
        told = {"kind": one.kind, "state": one.state, "words": one.unseal()}
        yield as_json(f"addition-{one.number:03d}.json", told)
        if one.pdf is not None:
            yield Content(f"addition-{one.number:03d}.pdf", store.read(one.pdf))


def register_parts() -> None:
    """Add this app's shares of a contact report."""
    kind = retention.Record.CONTACT_REPORT
    add_contents(kind, contents)
    for title, order, count, erase, tables in (
        (
            "reports with their PDF",
            50,
            lambda case, record: _report(record).count(),
            _erase_report,
            (Report, StoredFile, *HANGING),
        ),
        (
            "key of the reports",
            99,
            lambda case, record: 0 if _is_needed(case, record) else 1,
            _shred,
            (),
        ),
    ):
        labels = tuple(model._meta.label for model in tables)
        add_part(Part(kind, title, order, count, erase, labels))


def _report(record: str) -> QuerySet[Report]:
    label, _, key = record.partition(":")
    if label != Report._meta.label:
        return Report.objects.none()
    return Report.objects.filter(key=key)


def _erase_report(case: Case, record: str, now: datetime) -> Erased:
    """Destroy drafts, remarks and the report, then its PDF."""
    found = list(_report(record).values_list("pk", "pdf"))
    reports = [pk for pk, _ in found]
    added = Addition.objects.filter(report__in=reports).values_list("pdf", flat=True)
    papers = [*(pdf for _, pdf in found), *added]
    files = StoredFile.objects.filter(pk__in=[pdf for pdf in papers if pdf])
    return together(
        [
            *(
                erase_rows(model._default_manager.filter(report__in=reports))
                for model in HANGING
            ),
            erase_rows(_report(record)),
            erase_files(files),
        ]
    )


def _is_needed(case: Case, record: str) -> bool:
    """Say whether something else of the family is still held."""
    if case.file_destroyed_on is None or case.reports_container.shredded_at:
        return True
    others = (
        held
        for held in holdings_of(case)
        if held.record != record and held.kind != retention.Record.CASE_FILE
    )
    return any(others) or ReportRequest.objects.filter(case=case).exists()


def _shred(case: Case, record: str, now: datetime) -> Erased:
    """With the last report of a family whose file has gone, its key goes too."""
    if _is_needed(case, record):
        return Erased(count=0)
    containers.shred(case.reports_container, now=now)
    return Erased(count=1)
