"""Who holds parental responsibility for a child, for staff who see contacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.people.models import Case, Party, Responsibility
from kinkeeper.people.queries import consents, sensitive


@dataclass(frozen=True)
class HeldLine:
    """One entry: who, how we know, since when, until when."""

    key: UUID
    version: int
    name: str
    known: str
    words: str
    living: bool


def child_by_key(key: UUID, case: Case, *, viewer: Account) -> Party:
    """Return a child of a case, and note that its page was read. Raises Http404."""
    child = sensitive.person_by_key(key, case, viewer=viewer)
    if not child.person.is_child:
        raise Http404
    trail.viewed(
        "responsibility",
        about=child,
        by=viewer,
        purpose="Looked up who may act for a child",
        case_key=case.key,
    )
    return child


def lines_of(child: Party, *, today: date) -> Sequence[HeldLine]:
    """Return what was written down, the living first."""
    found = Responsibility.objects.filter(child=child).select_related(
        "holder__person", "container", "recorded_by"
    )
    lines = [_line(each, today) for each in found]
    return sorted(lines, key=lambda line: not line.living)


def entry_by_key(key: UUID, child: Party) -> Responsibility:
    """Return one entry of a child that is not over. Raises Http404."""
    found = Responsibility.objects.filter(key=key, child=child, to_on=None)
    entry = found.select_related(
        "holder__person", "child__person", "child__case", "case", "container"
    ).first()
    if entry is None:
        raise Http404
    return entry


def adults_to_choose(child: Party) -> dict[str, Party]:
    """Return the grown-ups of the family, whoever they are."""
    case = child.case
    others = case.parties.filter(
        Q(person__is_child=False) & ~Q(pk=child.pk)
    ).select_related("person", "case", "container")
    return {str(party.key): party for party in others.order_by("pk")}


def may_act(adult: Party, child: Party, *, today: date) -> bool:
    """Say whether an adult acts for a child today, who is not grown up."""
    if consents.is_grown_up(child, today=today) or adult.case_id != child.case_id:
        return False
    return consents.is_responsible(adult, child, today=today)


def is_shown_to_act(adult: Party, child: Party, *, today: date) -> bool:
    """Say whether a paper shows it. What somebody only said shows nothing."""
    held = consents.holders_of(child, today=today).filter(holder=adult)
    only_said = Responsibility.Known.SAID
    shown = held.exclude(known=only_said).exists()
    return shown and may_act(adult, child, today=today)


def words_for(child: Party, *, today: date) -> list[str]:
    """Return who acts for a child today and how we know, for who answers a request."""
    return [
        f"{line.name}: {line.known}"
        for line in lines_of(child, today=today)
        if line.living
    ]


def _line(each: Responsibility, today: date) -> HeldLine:
    said = [each.get_known_display()]
    if each.seen_on:
        said.append(f"seen {date_words(each.seen_on)}")
    if each.recorded_by:
        said.append(f"written down by {each.recorded_by.short_name}")
    said.append(f"from {date_words(each.from_on)}")
    if each.to_on:
        said.append(f"until {date_words(each.to_on)}")
    told = each.unseal()
    words = [told.get("words", ""), told.get("ended", "")]
    return HeldLine(
        key=each.key,
        version=each.version,
        name=each.holder.person.full_name,
        known=", ".join(said),
        words=" ".join(filter(None, words)),
        living=each.from_on <= today and (each.to_on is None or each.to_on > today),
    )
