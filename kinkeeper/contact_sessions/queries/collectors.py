"""Who may collect a family's children: the list, and what can be chosen at the door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Collector, Presence, Session
from kinkeeper.contact_sessions.queries import doors
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.carried import uuid_of
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import orders, parties, wall
from kinkeeper.people.queries.cases import case_by_sign, sign_of
from kinkeeper.rules.contact_sessions.collecting import Who

# Whom the other side need not know of: not both sides, nor an order, put them there.
ONE_SIDED = (Collector.Basis.RESIDENT, Collector.Basis.COUNCIL)
PURPOSE = "knowing who may collect a child"


@dataclass(frozen=True)
class Choice:
    """Somebody to choose. `words` say how they are related, without a name."""

    value: str
    label: str
    words: str

    @property
    def pair(self) -> tuple[str, str]:
        return self.value, self.label


@dataclass(frozen=True)
class CollectorLine:
    """One person of the list. `word` is empty for who may not read it."""

    collector: Collector
    name: str
    related: str
    since: str
    has_word: bool
    word: str
    may_end: bool


def case_for_collectors(sign: str, *, viewer: Account) -> Case:
    """Return an open family to a member of the team who sees it. Else 404."""
    case = case_by_sign(sign, viewer=viewer)
    if not (permissions.may_keep_register(viewer) and case.is_open):
        raise Http404
    return case


def collectors_of(case: Case, *, viewer: Account) -> list[CollectorLine]:
    """Return the list as it stands today, and record that it was read."""
    viewed(case, viewer)
    may_plan = permissions.may_plan(viewer)
    return [_line(one, may_plan) for one in on_list(case)]


def on_list(case: Case) -> list[Collector]:
    """Return who has not been taken off the list, also those whose day is to come."""
    found = Collector.objects.filter(case=case, ended_by=None)
    return list(found.select_related("container", "case"))


def collector_by_key(case: Case, key: UUID) -> Collector:
    """Return one person of a family's list, or 404."""
    found = Collector.objects.filter(case=case, key=key).select_related("case")
    one = found.first()
    if one is None:
        raise Http404
    return one


def chosen(case: Case, value: str) -> Collector | None:
    """Return whom of the list was chosen at the door; None for a side's own adult."""
    key = uuid_of(value)
    return collector_by_key(case, key) if key else None


def viewed(case: Case, viewer: Account) -> None:
    """Record that the list of a family was read."""
    trail.viewed(
        "collectors", about=case, by=viewer, purpose=PURPOSE, case_key=case.key
    )


def is_listed(collector: Collector, on: date) -> bool:
    """Say whether somebody may collect on a London day."""
    ended = collector.ended_by_id is not None
    return not ended and collector.from_on <= on


def may_leave_with_visitor(session: Session) -> bool:
    """Say whether the orders in force let the child leave with the visiting adult."""
    return orders.terms_on(session.case, session.held_on).may_leave


def is_handover(session: Session) -> bool:
    return session.service == Case.Service.HANDOVER


def named_by(case: Case, side: str) -> Iterator[tuple[str, str]]:
    """
    Yield the names that the side of the child's home gave us alone (K3).

    Also of those who are off the list by now: a name stays as private as it was. Never
    the agreed word: whoever reads what was found would learn it.
    """
    if side != Party.Side.RESIDENT:
        return
    listed = list(Collector.objects.filter(case=case).select_related("container"))
    if not listed:
        return
    people = Party.objects.filter(case=case).select_related("person")
    known = {wall.normalise(one.person.full_name) for one in people}
    alone = []
    for one in listed:
        told = one.unseal()
        name = told.get("name", "")
        known.add(wall.normalise(told.get("related", "")))
        if one.basis in ONE_SIDED:
            alone.append(name)
        else:
            known.add(wall.normalise(name))
    yield from (("name", name) for name in alone if wall.normalise(name) not in known)


def at_the_door(session: Session) -> list[Choice]:
    """Return who can be chosen at the door of one session, the likeliest first."""
    case = session.case
    found = [_adult(case, Party.Side.RESIDENT, Who.RESIDENT)]
    for one in on_list(case):
        if is_listed(one, session.held_on):
            told = one.unseal()
            name, related = told["name"], told["related"]
            found.append(Choice(str(one.key), f"{name}, {related}", related))
    if is_handover(session) or may_leave_with_visitor(session):
        found.append(_adult(case, Party.Side.VISITING, Who.VISITING))
    return [*found, Choice(Who.OTHER.value, "Somebody else", "")]


def named(presence: Presence) -> str:
    """Return the name behind a collection, for staff; "" for a side's own adult."""
    return str(presence.collector.unseal()["name"]) if presence.collector else ""


def unchecked(lines: Sequence[Presence]) -> list[Presence]:
    """Return the children who left although nobody wrote down with whom."""
    return [
        one
        for one in lines
        if one.party.side == Party.Side.CHILD
        and one.left_at is not None
        and not one.collector_checked
    ]


def tabs(case: Case, viewer: Account) -> list[tuple[str, str]]:
    """Return the tab of a family with the list, for the team of an open family."""
    if not (permissions.may_keep_register(viewer) and case.is_open):
        return []
    url = reverse("contact_sessions:collectors", args=[sign_of(case)])
    return [("Who collects", url)]


def today_or_later(day: date | None) -> date:
    return max(day or clock.today(), clock.today())


def _adult(case: Case, side: str, who: Who) -> Choice:
    adult = parties.adult(case, side)
    words = doors.WHO[Party.Side(side)]
    label = f"{words}: {adult.person.given_name}" if adult else words
    return Choice(who.value, label, words)


def _line(one: Collector, may_plan: bool) -> CollectorLine:
    told = one.unseal()
    return CollectorLine(
        collector=one,
        name=told.get("name", ""),
        related=told.get("related", ""),
        since=date_words(one.from_on),
        has_word=bool(told.get("word")),
        word=told.get("word", "") if may_plan else "",
        may_end=may_plan,
    )
