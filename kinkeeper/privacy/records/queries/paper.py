"""The paper register: what lies where, who has it, and what has to be destroyed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.models import Obligation, PaperFile, PaperStep
from kinkeeper.privacy.records.queries.holds import holds_on, stopping
from kinkeeper.privacy.records.register import Location
from kinkeeper.rules.retention import Record

SHOWN = 300
FILTERS = (
    ("here", "All"),
    ("out", "Taken out"),
    ("late", "Not brought back"),
    ("destroy", "To be destroyed now"),
    ("elsewhere", "Not paper"),
    ("destroyed", "Destroyed"),
)
SORTS = tuple(PaperFile.Sort.choices)
HOWS = tuple(PaperFile.How.choices)


@dataclass(frozen=True)
class PaperOpened:
    """One paper file with its history, and whether it may be destroyed today."""

    paper: PaperFile
    steps: Sequence[tuple[PaperStep, str]]
    record_is_kept: bool
    on_hold: bool
    witness: str


def papers(show: str, *, viewer: Account, today: date) -> list[PaperFile]:
    """Return the papers of one filter. Raises Http404 for who does not keep them."""
    rows = _visible(viewer)
    gone = Q(state=PaperFile.State.DESTROYED)
    narrowed = {
        "out": Q(state=PaperFile.State.OUT),
        "late": Q(state=PaperFile.State.OUT, back_by__lt=today),
        "destroy": ~gone & ~Exists(_promised()),
        "elsewhere": ~gone & ~Q(sort=PaperFile.Sort.PAPER),
        "destroyed": gone,
    }.get(show, ~gone)
    return list(rows.filter(narrowed).order_by("pk")[:SHOWN])


def paper_by_label(label: str, *, viewer: Account) -> PaperFile:
    """Return one paper file by its label, or 404."""
    found = _visible(viewer).filter(label__iexact=label).first()
    if found is None:
        raise Http404
    return found


def open_paper(label: str, *, viewer: Account, today: date) -> PaperOpened:
    """Return one paper file with its history. Raises Http404."""
    paper = paper_by_label(label, viewer=viewer)
    steps = list(paper.steps.all())
    people = {*(step.by_id for step in steps), paper.witnessed_by_id or 0}
    names = {each.pk: each.short_name for each in Account.objects.filter(pk__in=people)}
    held = holds_on(paper.case, paper.record).filter(stopping(today))
    return PaperOpened(
        paper=paper,
        steps=[(step, names.get(step.by_id, "somebody who left")) for step in steps],
        record_is_kept=Obligation.objects.filter(record=paper.record).exists(),
        on_hold=held.exists(),
        witness=names.get(paper.witnessed_by_id or 0, ""),
    )


def records_of(sign: str, *, viewer: Account) -> list[tuple[str, str]]:
    """
    Return the records under a call-sign or a number, to choose one by its key.

    Papers about a child's safety are for the safeguarding lead alone.
    """
    _visible(viewer)
    living = Q(callsign__iexact=sign, closed_on=None, declined_on=None)
    case = Case.objects.filter(living).first() if sign else None
    reference = case.reference if case else sign.strip().upper()
    rows = Obligation.objects.filter(reference=reference).exclude(reference="")
    if not viewer.may(Power.CONCERNS_LEAD):
        rows = rows.exclude(kind=Record.SAFEGUARDING)
    found: dict[str, tuple[UUID, str]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.record, (row.key, row.title))
    return [(str(key), title) for key, title in found.values()]


def record_chosen(key: str) -> str:
    """Return the name of the record whose promise has this key. Raises Http404."""
    found = Obligation.objects.filter(key=key).first()
    if found is None:
        raise Http404
    return found.record


def team_to_choose(*, viewer: Account) -> list[tuple[str, str]]:
    """Return the people of the team, to say who has it or who watched."""
    _visible(viewer)
    team = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    return [(str(each.pk), each.short_name) for each in team.order_by("name")]


def team_member(pk: str) -> Account | None:
    team = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    return team.filter(pk=int(pk)).first() if pk.isdigit() else None


def locations(record: str) -> Iterator[Location]:
    """Yield every other place of a record, for its certificate of disposal (C-18)."""
    for paper in PaperFile.objects.filter(record=record).order_by("pk"):
        yield Location(
            key=str(paper.key),
            words=f"{paper.get_sort_display()}, label {paper.label}, in {paper.place}",
            certified_on=paper.destroyed_on,
        )


def _promised() -> QuerySet[Obligation]:
    return Obligation.objects.filter(record=OuterRef("record"))


def _visible(viewer: Account) -> QuerySet[PaperFile]:
    if not viewer.may(Power.PAPER_KEEP):
        raise Http404
    rows = PaperFile.objects.select_related("case", "with_whom")
    if viewer.may(Power.CONCERNS_LEAD):
        return rows
    return rows.exclude(kind=Record.SAFEGUARDING)
