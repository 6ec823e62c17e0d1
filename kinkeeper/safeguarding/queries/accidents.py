"""The accident book: each entry by itself, so that nobody reads about another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import Cell, Column, DataTable, SummaryRow, Tag
from kinkeeper.safeguarding.models import Accident
from kinkeeper.safeguarding.permissions import may_read_accident_book
from kinkeeper.safeguarding.queries.body_map import BodyMap, body_map

PURPOSE = "looking after an accident"


@dataclass(frozen=True)
class OpenedAccident:
    """One entry with its words, for one reader."""

    accident: Accident
    what: str
    facts: Sequence[SummaryRow]
    report: Tag
    may_report: bool
    map: BodyMap
    may_see: bool


def accidents_visible_to(viewer: Account) -> QuerySet[Accident]:
    """Return all entries for the lead and the manager, for others their own."""
    found = Accident.objects.select_related("case", "author", "container")
    if not may_read_accident_book(viewer):
        found = found.filter(author=viewer)
    return found.order_by("-happened_at", "-pk")


def accident_by_key(key: UUID, *, viewer: Account) -> Accident:
    """Return one entry. The same 404 for "no such" and "not yours"."""
    found = accidents_visible_to(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def open_accident(key: UUID, *, viewer: Account) -> OpenedAccident:
    """Return one entry with its words, and record that it was read."""
    accident = accident_by_key(key, viewer=viewer)
    case = accident.case
    trail.viewed(
        "accident",
        about=accident,
        by=viewer,
        purpose=PURPOSE,
        case_key=case.key if case else None,
    )
    said = accident.unseal()
    born = said.get("born_on")
    rows = [
        SummaryRow("Who was hurt", said.get("name", "")),
        SummaryRow("They are", accident.get_hurt_display()),
        SummaryRow("Their address", said.get("address", "").splitlines()),
        SummaryRow("Their work", said.get("occupation", "")),
        SummaryRow("Born", date_words(date.fromisoformat(born)) if born else ""),
        SummaryRow("Where", said.get("where", "")),
        SummaryRow("The injury", said.get("injury", "")),
        SummaryRow("First aid", said.get("first_aid", "")),
        SummaryRow("Who saw it", said.get("witnesses", "")),
        SummaryRow("Who was told", said.get("told", "")),
        SummaryRow("How it was reported", said.get("reported_how", "")),
    ]
    return OpenedAccident(
        accident=accident,
        what=said.get("what", ""),
        facts=[row for row in rows if row.value],
        report=report_tag(accident),
        may_report=may_read_accident_book(viewer)
        and accident.reported_on is None
        and accident.sort == Accident.Sort.HERE,
        map=body_map(said),
        may_see=accident.sort == Accident.Sort.BEFORE
        and accident.seen_at is None
        and viewer.may(Power.CONCERNS_LEAD),
    )


def unread_injuries(viewer: Account) -> QuerySet[Accident]:
    """Return the marks seen at arrival that the lead is to read; none for others."""
    if not viewer.may(Power.CONCERNS_LEAD):
        return Accident.objects.none()
    unread = Accident.objects.filter(sort=Accident.Sort.BEFORE, seen_at=None)
    return unread.order_by("recorded_at", "pk")


def report_tag(accident: Accident) -> Tag:
    """Say whether an accident had to be reported by law, and whether it was.

    A mark seen at arrival is nothing to report; its tag says whether the lead read it.
    """
    if accident.sort == Accident.Sort.BEFORE:
        return (
            Tag("Read by the lead", "leaf", "check")
            if accident.seen_at
            else Tag("The lead is to read it", "honey", "eye")
        )
    if not accident.reportable:
        return Tag("Need not be reported", "line")
    if accident.reported_on is None:
        return Tag("Must be reported", "red", "alert")
    return Tag(f"Reported {date_words(accident.reported_on)}", "leaf", "check")


def table(found: Sequence[Accident]) -> DataTable:
    """Return the list: numbers and days, no names."""
    columns = (Column("Entry"), Column("When"), Column("Who"), Column("Report"))
    return DataTable(
        "Accidents, the newest first",
        columns,
        tuple(
            (
                Cell(one.reference, url=f"{one.key}/"),
                date_words(clock.london(one.happened_at).date()),
                one.get_hurt_display()
                if one.sort == Accident.Sort.HERE
                else "A child, seen at arrival",
                Cell(tag=report_tag(one)),
            )
            for one in found
        ),
        caption_hidden=True,
    )
