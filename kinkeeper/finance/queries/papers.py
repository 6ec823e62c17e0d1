from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from kinkeeper.finance import permissions
from kinkeeper.finance.models import FinancePaper
from kinkeeper.finance.queries.years import holding, kept_until
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import Cell, Column, DataTable, SummaryRow, Tag
from kinkeeper.workforce.models import Worker

PURPOSE = "looking after the money"
MOST = 300


@dataclass(frozen=True)
class OpenedPaper:
    """One paper about money with its words."""

    paper: FinancePaper
    title: str
    words: str
    facts: Sequence[SummaryRow]


def papers(*, viewer: Account) -> QuerySet[FinancePaper]:
    """Return the papers, the newest first, for who sees the money. Else 404."""
    if not permissions.may_see_money(viewer):
        raise Http404
    found = FinancePaper.objects.select_related("container", "worker")
    return found.order_by("-period_to", "-pk")


def paper_by_key(key: UUID, *, viewer: Account) -> FinancePaper:
    """Return one paper, or 404."""
    found = papers(viewer=viewer).select_related("file__container").filter(key=key)
    paper = found.first()
    if paper is None:
        raise Http404
    return paper


def open_paper(key: UUID, *, viewer: Account) -> OpenedPaper:
    """Return one paper with its words, and record that it was read."""
    paper = paper_by_key(key, viewer=viewer)
    trail.viewed("finance_paper", about=paper, by=viewer, purpose=PURPOSE)
    said = paper.unseal()
    until = _until(paper)
    return OpenedPaper(
        paper=paper,
        title=said.get("title", ""),
        words=said.get("words", ""),
        facts=[
            SummaryRow("Kind", paper.get_kind_display()),
            SummaryRow("About", _period(paper)),
            SummaryRow("Paid to", said.get("payee", "")),
            SummaryRow("Worker", paper.worker.reference if paper.worker else ""),
            SummaryRow(
                "Kept until",
                date_words(until) if until else "No financial year holds its last day",
            ),
        ],
    )


def table(*, viewer: Account) -> DataTable | None:
    """Return the newest papers as a list shows them. Titles are read, so recorded."""
    found = list(papers(viewer=viewer)[:MOST])
    trail.viewed("finance_papers", about="finance papers", by=viewer, purpose=PURPOSE)
    if not found:
        return None
    columns = (
        Column("Paper"),
        Column("Number"),
        Column("Kind"),
        Column("About"),
        Column("Kept until"),
    )
    return DataTable(
        "Papers about money, the newest first",
        columns,
        tuple(_row(paper) for paper in found),
        caption_hidden=True,
    )


def workers_to_choose(*, viewer: Account) -> list[tuple[str, str]]:
    """Return the numbers of those who work here: no name, for who only sees money."""
    if not permissions.may_see_money(viewer):
        raise Http404
    found = Worker.objects.filter(file_destroyed_on=None).order_by("reference")
    return [(worker.reference, worker.reference) for worker in found]


def chosen_worker(reference: str, *, viewer: Account) -> Worker | None:
    """Return the worker of a number, or None when none was chosen."""
    if not permissions.may_see_money(viewer):
        raise Http404
    return Worker.objects.filter(reference=reference).first()


def _row(paper: FinancePaper) -> tuple[Cell | str, ...]:
    until = _until(paper)
    return (
        Cell(
            paper.unseal().get("title") or "Paper",
            url=reverse("finance:paper", args=[paper.key]),
        ),
        paper.reference,
        paper.get_kind_display(),
        _period(paper),
        Cell(date_words(until))
        if until
        else Cell(tag=Tag("In no year", "red", "alert")),
    )


def _period(paper: FinancePaper) -> str:
    if paper.period_from == paper.period_to:
        return date_words(paper.period_from)
    return f"{date_words(paper.period_from)} to {date_words(paper.period_to)}"


def _until(paper: FinancePaper) -> date | None:
    ends = [year.end for year in holding(paper.period_to)]
    return kept_until(max(ends)) if ends else None
