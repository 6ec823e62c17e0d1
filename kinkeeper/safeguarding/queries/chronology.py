"""Everything known of the same people, across families, in the order of its days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.safeguarding.models import Accident, Concern, OutsideReferral
from kinkeeper.safeguarding.permissions import may_read_accident_book
from kinkeeper.safeguarding.queries.concerns import PURPOSE, concerns_visible_to


@dataclass(frozen=True)
class Happening:
    """One line of the chronology."""

    on: date
    what: str
    sign: str
    words: str
    url_name: str = ""
    key: str = ""


def chronology(concern: Concern, *, viewer: Account) -> Sequence[Happening]:
    """
    Return what was written about the same children and adults, the oldest first.

    Only what this reader may open anyhow; that it was read is recorded.
    """
    trail.viewed(
        "chronology",
        about=concern,
        by=viewer,
        purpose=PURPOSE,
        case_key=concern.case.key if concern.case else None,
    )
    same = _same_people(concern, viewer)
    found = [
        *_concerns(concern, same, viewer),
        *_accidents(same, viewer),
    ]
    return sorted(found, key=lambda one: (one.on, one.what))


def _same_people(concern: Concern, viewer: Account) -> Sequence[Case]:
    if concern.case is None:
        return []
    people = concern.case.parties.values("person")
    cases = cases_visible_to(viewer).filter(parties__person__in=people)
    return list(cases.distinct())


def _concerns(
    concern: Concern, same: Sequence[Case], viewer: Account
) -> Iterator[Happening]:
    about = Q(pk=concern.pk) | Q(case__in=same)
    if concern.subject_id is not None:
        about |= Q(subject=concern.subject_id)
    readable = concerns_visible_to(viewer).filter(about)
    for one in readable.order_by("happened_on", "pk"):
        yield Happening(
            one.happened_on,
            one.get_kind_display() or "A worry",
            _sign(one.case),
            one.unseal().get("words", ""),
            "safeguarding:concern",
            str(one.key),
        )
        for told in one.outside.select_related("container").order_by("told_at"):
            yield _told(told, one)


def _told(told: OutsideReferral, concern: Concern) -> Happening:
    said = told.unseal()
    return Happening(
        clock.london(told.told_at).date(),
        f"Passed on: {told.get_body_display()}",
        _sign(concern.case),
        said.get("outcome") or said.get("said", ""),
        "safeguarding:concern",
        str(concern.key),
    )


def _accidents(same: Sequence[Case], viewer: Account) -> Iterator[Happening]:
    if not may_read_accident_book(viewer):
        return
    found = Accident.objects.filter(case__in=same).select_related("case", "container")
    for one in found.order_by("happened_at"):
        yield Happening(
            clock.london(one.happened_at).date(),
            "An accident",
            _sign(one.case),
            one.unseal().get("what", ""),
            "safeguarding:accident",
            str(one.key),
        )


def _sign(case: Case | None) -> str:
    return (case.callsign or case.reference) if case else ""
