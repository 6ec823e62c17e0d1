"""One worker's file, opened by who keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import Scale, date_words
from kinkeeper.foundation.ui.parts import Cell, Column, DataTable, SummaryRow, Tag
from kinkeeper.workforce import permissions
from kinkeeper.workforce.models import DbsCertificate, DbsCheck, StaffPaper, Worker
from kinkeeper.workforce.queries import checks, lines
from kinkeeper.workforce.queries.workers import PURPOSE, name_of, worker_by_reference


@dataclass(frozen=True)
class Work:
    """One time of work as the page shows it."""

    pk: int
    position: str
    kind: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class StaffFile:
    """All that the page shows about one worker."""

    worker: Worker
    name: str
    details: Sequence[SummaryRow]
    work: Sequence[Work]
    papers: DataTable | None
    checks: DataTable | None
    lines: Sequence[lines.Line]
    scale: Scale
    is_own: bool
    still_signs_in: bool


def staff_file(reference: str, *, viewer: Account, today: date) -> StaffFile:
    """Return one worker's file, and record that it was read. Else 404."""
    worker = worker_by_reference(reference, viewer=viewer)
    trail.viewed("staff_file", about=worker, by=viewer, purpose=PURPOSE)
    papers = list(worker.papers.select_related("container"))
    found = list(worker.checks.select_related("container"))
    account = worker.account
    works = [
        Work(one.pk, one.position, one.get_kind_display(), one.from_on, one.to_on)
        for one in worker.engagements.all()
    ]
    left = all(one.to_on is not None and one.to_on <= today for one in works)
    return StaffFile(
        worker=worker,
        name=name_of(worker),
        details=_details(worker) if worker.has_file else [],
        work=works,
        papers=_papers(papers) if papers else None,
        checks=_checks(found, today) if found else None,
        lines=_lines(worker, papers, found),
        scale=lines.scale(today),
        is_own=permissions.is_own(viewer, worker),
        still_signs_in=left and account is not None and account.is_active,
    )


def _details(worker: Worker) -> list[SummaryRow]:
    said = worker.unseal()
    born = said.get("born_on")
    return [
        SummaryRow("Email", said.get("email", "")),
        SummaryRow("Phone", said.get("phone", "")),
        SummaryRow("Address", said.get("address", "").splitlines()),
        SummaryRow("In an emergency", said.get("next_of_kin", "")),
        SummaryRow("Born", date_words(date.fromisoformat(born)) if born else ""),
    ]


def _papers(papers: list[StaffPaper]) -> DataTable:
    columns = (Column("Paper"), Column("Kind"), Column("Added"))
    return DataTable(
        "Papers",
        columns,
        tuple(
            (
                Cell(
                    paper.unseal().get("title") or "Paper",
                    url=reverse("workforce:paper", args=[paper.key]),
                ),
                paper.get_kind_display(),
                date_words(paper.added_on),
            )
            for paper in papers
        ),
        caption_hidden=True,
    )


def _checks(found: list[DbsCheck], today: date) -> DataTable:
    columns = (
        Column("Check"),
        Column("Date"),
        Column("Decision"),
        Column("Certificate"),
    )
    here = {
        one.check_record_id: checks.standing(one)
        for one in DbsCertificate.objects.filter(check_record__in=found).select_related(
            "check_record"
        )
    }
    return DataTable(
        "DBS checks",
        columns,
        tuple(
            (
                Cell(
                    check.get_level_display(),
                    url=reverse("workforce:check", args=[check.key]),
                ),
                date_words(check.checked_on),
                Cell(tag=decision_tag(check)),
                content_cell(check, here.get(check.pk), today),
            )
            for check in found
        ),
        caption_hidden=True,
    )


def decision_tag(check: DbsCheck) -> Tag:
    """Say what was decided about a check."""
    if not check.decision:
        return Tag("No decision yet", "honey", "clock")
    if check.decision == DbsCheck.Decision.NOT_SUITABLE:
        return Tag(check.get_decision_display(), "red", "no")
    return Tag(check.get_decision_display(), "leaf", "check")


def content_cell(
    check: DbsCheck, standing: checks.Standing | None, today: date
) -> Cell:
    """Say what has become of what the certificate says."""
    if standing is not None:
        words = f"Gone by {date_words(standing.gone_by)}"
        late = standing.is_overdue(today)
        if late or standing.is_nearly_over(today):
            return Cell(tag=Tag(words, "red" if late else "honey", "alert"))
        return Cell(words)
    if check.content_destroyed_on is not None:
        return Cell(f"Content destroyed on {date_words(check.content_destroyed_on)}")
    return Cell("None kept")


def _lines(
    worker: Worker, papers: list[StaffPaper], found: list[DbsCheck]
) -> list[lines.Line]:
    certificates = list(DbsCertificate.objects.filter(check_record__in=found))
    alone = [paper for paper in papers if not paper.is_of_file]
    titles = {trail.name_of(paper): paper.unseal().get("title", "") for paper in alone}
    return lines.lines([worker, *alone, *found, *certificates], titles)
