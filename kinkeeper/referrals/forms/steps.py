"""The pages of a form that somebody fills in: one topic on each, in their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinkeeper.foundation.ui.fields import PlainDateField
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.referrals.forms.children import ChildForm
from kinkeeper.referrals.forms.declaration import DeclarationForm

CHILDREN, PAPERS = "children", "papers"
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """
    One page: its place in the address, its part of the form, its heading.

    `called`: what staff call it, where the heading speaks to who fills it in.
    """

    slug: str
    part: str
    heading: str
    form: type[PlainForm] | None
    lead: str = ""
    called: str = ""


@dataclass(frozen=True)
class Journey:
    """
    All pages of one kind of form.

    `health_page`: the page whose answer `health` may only be kept with a yes on the
    last page. `children`: the form for one child.
    """

    steps: tuple[Step, ...]
    health_page: str
    children: type[ChildForm] = ChildForm

    def step(self, slug: str) -> Step | None:
        return next((step for step in self.steps if step.slug == slug), None)

    def following(self, slug: str) -> Step | None:
        """Return the page after this one; None after the last."""
        place = self._place(slug)
        return self.steps[place + 1] if place + 1 < len(self.steps) else None

    def before(self, slug: str) -> Step | None:
        place = self._place(slug)
        return self.steps[place - 1] if place else None

    def form_of(self, step: Step, data: Any, answers: Answers) -> PlainForm:
        """Return the form of a page with what was answered before."""
        if step.form is None:
            raise LookupError(step.slug)
        options: dict[str, Any] = {"initial": _shown_again(step, answers)}
        if issubclass(step.form, DeclarationForm):
            options["health_told"] = self._health(answers)
        return step.form(data, **options)

    def unanswered(self, answers: Answers) -> Step | None:
        """Return the first page that still has to be answered; None when all are."""
        for step in self.steps:
            if not answers.get(step.slug):
                return step
        last = self.steps[-1]
        if self._health(answers) and not answers[last.slug].get("medical"):
            return last
        return None

    def sections(self, answers: Answers) -> list[tuple[str, list[SummaryRow]]]:
        """Return what was answered, page by page, without what was left empty."""
        found = [
            (step.called or step.heading, rows_of(step, answers)) for step in self.steps
        ]
        told = [
            (heading, [row for row in rows if row.value]) for heading, rows in found
        ]
        return [(heading, rows) for heading, rows in told if rows]

    def _health(self, answers: Answers) -> bool:
        return bool(answers.get(self.health_page, {}).get("health"))

    def _place(self, slug: str) -> int:
        return [step.slug for step in self.steps].index(slug)


def rows_of(step: Step, answers: Answers, *, url: str = "") -> list[SummaryRow]:
    """Return the answers of a page as rows, each with its way to change it."""
    told = answers.get(step.slug)
    if not told:
        return []
    if step.slug == PAPERS:
        return [SummaryRow("Papers with this form", str(told["count"]), url)]
    if step.form is None:
        return [SummaryRow(f"Child {n}", _child(c), url) for n, c in enumerate(told, 1)]
    shown = step.form.base_fields
    return [
        SummaryRow(str(shown[name].label), _words(shown[name], value), url)
        for name, value in told.items()
        if name in shown
    ]


def _shown_again(step: Step, answers: Answers) -> dict[str, Any]:
    told = answers.get(step.slug, {})
    days = set(_date_fields(step))
    return {
        name: date.fromisoformat(value) if name in days and value else value
        for name, value in told.items()
    }


def _date_fields(step: Step) -> Iterator[str]:
    for name, field in step.form.base_fields.items() if step.form else ():
        if isinstance(field, PlainDateField):
            yield name


def _child(child: Mapping[str, Any]) -> str:
    name = f"{child['given_name']} {child['family_name']}".strip()
    if child.get("known_as"):
        name = f"{name}, called {child['known_as']}"
    if not child.get("born_on"):
        return f"{name}, date of birth not known"
    return f"{name}, born {_day(child['born_on'])}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


def _words(field: Any, value: Any) -> str | list[str]:
    choices = dict(getattr(field, "choices", ()))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return [str(choices.get(each, each)) for each in value]
    if isinstance(field, PlainDateField) and value:
        return _day(value)
    return str(choices.get(value, value or ""))
