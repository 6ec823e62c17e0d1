"""What one paper says, for who has said what they open it for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.workforce.models import StaffPaper


@dataclass(frozen=True)
class OpenedPaper:
    """A paper with its words."""

    title: str
    words: str
    facts: Sequence[SummaryRow]


def read(paper: StaffPaper) -> OpenedPaper:
    """Return what a paper says. The command `open_paper` comes first."""
    said = paper.unseal()
    facts = []
    if paper.kind == StaffPaper.Kind.PARENTAL_LEAVE:
        facts = [
            SummaryRow("Child born", _day(said.get("born_on"))),
            SummaryRow("Adopted", _day(said.get("adopted_on"))),
            SummaryRow("Disability allowance since", _day(said.get("allowance_from"))),
            SummaryRow("About", paper.get_about_display()),
        ]
    if paper.period_from and paper.period_to:
        days = f"{date_words(paper.period_from)} to {date_words(paper.period_to)}"
        facts.append(SummaryRow("Pay from and to", days))
    return OpenedPaper(said.get("title", ""), said.get("words", ""), facts)


def last_used_on(paper: StaffPaper) -> date | None:
    """Return the last day on which somebody worked with an other paper (P9j)."""
    last = paper.uses.order_by("used_on", "pk").last()
    return last.used_on if last else None


def _day(value: str | None) -> str:
    return date_words(date.fromisoformat(value)) if value else "No"
