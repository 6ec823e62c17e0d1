"""Holds as the people see them who look after records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.records.models import Hold, HoldStep, Obligation
from kinkeeper.privacy.records.queries.holds import reached_by
from kinkeeper.rules.retention import Record

SOON = timedelta(days=30)
SHOWN = 200

# What the list can be narrowed to: the word in the address, and its label.
FILTERS = (
    ("open", "All open"),
    ("due", "To look at now"),
    ("soon", "In 30 days"),
    ("asked", "One person asked to end it"),
    ("automatic", "For requests and complaints"),
    ("mine", "Mine"),
    ("tail", "Ended, still stopping"),
    ("over", "Over"),
)


@dataclass(frozen=True)
class Reached:
    """One record that a hold stops: what it is, and its reference."""

    title: str
    reference: str


@dataclass(frozen=True)
class HoldOpened:
    """All about one hold: what it stops, how far it reaches, what was done to it."""

    hold: Hold
    about: str
    reached: Sequence[Reached]
    many: int
    steps: Sequence[tuple[HoldStep, str]]


def holds_shown(show: str, *, viewer: Account, today: date) -> list[Hold]:
    """Return the holds of one filter, the next to look at first. 404 without power."""
    rows = _visible(viewer).filter(_narrowed(show, viewer, today))
    order = "-stops_until" if show in ("tail", "over") else "review_on"
    return list(rows.order_by(order, "pk")[:SHOWN])


def _narrowed(show: str, viewer: Account, today: date) -> Q:
    open_now = Q(ended_on=None)
    return {
        "due": open_now & Q(review_on__lte=today),
        "soon": open_now & Q(review_on__lte=today + SOON),
        "asked": open_now & Q(lifted_by_id__isnull=False),
        "automatic": open_now & ~Q(follows=""),
        "mine": open_now & Q(owner=viewer),
        "tail": Q(ended_on__isnull=False, stops_until__gte=today),
        "over": Q(stops_until__lt=today),
    }.get(show, open_now)


def open_holds(*, viewer: Account) -> QuerySet[Hold]:
    """Return the open holds, soonest review first. Raises Http404 without power."""
    return _visible(viewer).filter(ended_on=None).order_by("review_on", "pk")


def holds_to_review(today: date) -> QuerySet[Hold]:
    """Return the open holds at which somebody should have looked again by today."""
    return Hold.objects.filter(ended_on=None, review_on__lte=today)


def hold_by_key(key: UUID, *, viewer: Account) -> Hold:
    """Return one hold, open or ended, or 404."""
    found = _visible(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def open_hold(key: UUID, *, viewer: Account) -> HoldOpened:
    """Return one hold with what it reaches and its history. Raises Http404."""
    hold = hold_by_key(key, viewer=viewer)
    rows = _shown_to(viewer).filter(reached_by(hold)).order_by("reference", "title")
    records = rows.values_list("record", "title", "reference").distinct()
    shown = [Reached(title, reference) for _, title, reference in records[:SHOWN]]
    steps = list(hold.steps.all())
    names = {
        each.pk: each.short_name
        for each in Account.objects.filter(pk__in=[step.by_id for step in steps])
    }
    return HoldOpened(
        hold=hold,
        about=about(hold, viewer=viewer),
        reached=shown,
        many=len(shown) if len(shown) < SHOWN else records.count(),
        steps=[(step, names.get(step.by_id or 0, "the program")) for step in steps],
    )


def about(hold: Hold, *, viewer: Account) -> str:
    """Say in neutral words what a hold reaches. No name of anybody."""
    if hold.scope == Hold.Scope.CASE and hold.case:
        return _sign(hold.case)
    if hold.scope == Hold.Scope.PERSON:
        families = Case.objects.filter(parties__person=hold.person_id).order_by("pk")
        return f"One person: {', '.join(map(_sign, families))}"
    if hold.scope == Hold.Scope.RECORD:
        promised = _shown_to(viewer).filter(record=hold.record).first()
        return f"{promised.title}, {promised.reference}" if promised else "One record"
    if hold.scope == Hold.Scope.WORKER:
        return f"Worker {hold.worker_reference}"
    if hold.scope == Hold.Scope.KIND:
        known = edition.in_force().records.get(hold.record_kind)
        return f"Every “{known.title if known else hold.record_kind}”"
    return str(hold.get_scope_display())


def _sign(case: Case) -> str:
    return case.callsign or case.reference


def _shown_to(viewer: Account) -> QuerySet[Obligation]:
    """Leave out what only the safeguarding lead knows of."""
    rows = Obligation.objects.all()
    if viewer.may(Power.CONCERNS_LEAD):
        return rows
    return rows.exclude(kind=Record.SAFEGUARDING)


def _visible(viewer: Account) -> QuerySet[Hold]:
    if not viewer.may(Power.RECORDS_SEE_LIFE):
        raise Http404
    return Hold.objects.select_related("case", "owner")
