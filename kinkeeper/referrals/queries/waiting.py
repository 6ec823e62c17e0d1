"""
Who waits for a place, what each still lacks, and which free place would suit.

The planner above registers how it finds places (`finders`): this room knows no rooms.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import case_by_sign, cases_visible_to, sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import WaitingPlace
from kinkeeper.referrals.queries.readiness import facts_of
from kinkeeper.rules.contact_sessions import readiness
from kinkeeper.rules.referrals import waiting as rule

MAY_WAIT = (
    Case.Stage.REFERRED,
    Case.Stage.WAITING,
    Case.Stage.ACCEPTED,
    Case.Stage.READY,
)
SHOWN = 3


@dataclass(frozen=True)
class Found:
    """A free place: what the rule asks about it, its words, and where to plan it."""

    place: rule.Place
    words: str
    url: str


Finder = Callable[[Sequence[Case], date], Mapping[int, Iterable[Found]]]
finders: list[Finder] = []


@dataclass(frozen=True)
class Row:
    """One family on the list, ready to be shown to staff."""

    row: WaitingPlace
    sign: str
    callsign: str
    number: int
    days: int
    told: Mapping[str, Any]
    lacks: Sequence[str]
    places: Sequence[Found]

    @property
    def weekdays(self) -> str:
        names = [rule.WEEKDAYS[day] for day in self.row.weekdays]
        return ", ".join(names) or "Any day"


def waiting_list(*, viewer: Account, today: date, court: bool = False) -> list[Row]:
    """
    Return the families in the order of the rule, or by their date at court to look at.

    `number` is always the place in the line. Each free place is shown for the first
    family that it suits, so that nobody is passed over by chance.
    """
    found = _open(viewer)
    by_case = {row.case_id: row for row in found}
    entries = [_entry(row) for row in found]
    line = rule.in_order(entries)
    numbers = {each.case: place for place, each in enumerate(line, 1)}
    places = _places([by_case[each.case].case for each in line], line, today)
    shown = rule.by_court(entries) if court else line
    return [
        _row(by_case[each.case], numbers[each.case], places[each.case], today)
        for each in shown
    ]


def _open(viewer: Account) -> list[WaitingPlace]:
    if not permissions.may_decide(viewer):
        raise Http404
    mine = cases_visible_to(viewer).filter(closed_on=None, declined_on=None)
    rows = WaitingPlace.objects.filter(ended_on=None, case__in=mine)
    return list(rows.select_related("case__container", "container", "first_by"))


def _entry(row: WaitingPlace) -> rule.Entry:
    return rule.Entry(
        case=row.case_id,
        service=row.case.service,
        joined_on=row.joined_on,
        goes_first=row.goes_first,
        court_on=row.court_on,
        weekdays=tuple(row.weekdays),
    )


def _places(
    cases: Sequence[Case], line: Sequence[rule.Entry], today: date
) -> Mapping[int, list[Found]]:
    """Return for each family the free places of which it is the first it suits."""
    free: dict[str, dict[int, Found]] = defaultdict(dict)
    for finder in finders if cases else ():
        for case, found in finder(cases, today).items():
            for each in found:
                free[each.words][case] = each
    mine: dict[int, list[Found]] = defaultdict(list)
    for offers in free.values():
        suited = [
            each
            for each in line
            if each.case in offers and rule.suits(each, offers[each.case].place)
        ]
        if suited:
            mine[suited[0].case].append(offers[suited[0].case])
    for offers_of in mine.values():
        offers_of.sort(key=lambda each: (each.place.on, each.place.start))
    return mine


def _row(row: WaitingPlace, number: int, places: list[Found], today: date) -> Row:
    gaps = readiness.decide(facts_of(row.case, today)).reasons
    return Row(
        row=row,
        sign=sign_of(row.case),
        callsign=row.case.callsign or row.case.reference,
        number=number,
        days=(today - row.joined_on).days,
        told=row.unseal(),
        lacks=[reason.text for reason in gaps],
        places=places[:SHOWN],
    )


def case_that_may_wait(sign: str, *, viewer: Account) -> Case:
    """Return a family that can be put on the list. Raises Http404."""
    if not permissions.may_decide(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    if not case.is_open or case.stage not in MAY_WAIT or waits(case):
        raise Http404
    return case


def waits(case: Case) -> bool:
    return WaitingPlace.objects.filter(case=case, ended_on=None).exists()


def waiting_by_key(key: UUID, *, viewer: Account) -> WaitingPlace:
    """Return an open wait. Raises Http404 for those who do not decide, or none."""
    found = next((row for row in _open(viewer) if row.key == key), None)
    if found is None:
        raise Http404
    return found
