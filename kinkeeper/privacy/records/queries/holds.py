"""Which holds stop which records."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.records.models import Hold
from kinkeeper.rules.retention import BlockKind, Record, Schedule
from kinkeeper.rules.retention import Hold as KindOfHold

_CERTIFICATE = Record.DBS_CERTIFICATE


def stopping(today: date) -> Q:
    """Return what makes a hold stop disposal today, its tail included (C-16)."""
    return Q(from_on__lte=today) & (Q(ended_on=None) | Q(stops_until__gte=today))


def kinds_that_stop(kind: str, schedule: Schedule) -> list[BlockKind]:
    """Return the kinds of hold that reach a kind of record (C-2, C-8)."""
    return [
        hold.kind
        for hold in schedule.holds.values()
        if (hold.stops_certificate if kind == _CERTIFICATE else _reaches(hold, kind))
    ]


def _reaches(hold: KindOfHold, kind: str) -> bool:
    return not hold.only_for or kind in hold.only_for


def in_the_way(kind: str, schedule: Schedule, today: date) -> Exists:
    """
    Return the condition "a hold stops this row" for rows with `case_id` and `record`.

    Part of the statement that proposes and of the statement that destroys, so that no
    moment lies between looking and doing.
    """
    return Exists(
        Hold.objects.filter(
            stopping(today),
            Q(case=OuterRef("case_id"), record="") | Q(record=OuterRef("record")),
            kind__in=kinds_that_stop(kind, schedule),
        )
    )


def holds_on(case: Case, record: str = "") -> QuerySet[Hold]:
    """Return every hold, open or ended, on a case or on one of its records."""
    return Hold.objects.filter(Q(case=case, record="") | Q(record=record, case=case))


def open_holds(*, viewer: Account) -> QuerySet[Hold]:
    """Return the holds that stop something, soonest review first."""
    if not viewer.may(Power.RECORDS_SEE_LIFE):
        raise Http404
    return (
        Hold.objects.filter(ended_on=None)
        .select_related("case")
        .order_by("review_on", "pk")
    )


def hold_by_key(key: UUID, *, viewer: Account) -> Hold:
    """Return one hold, or 404."""
    found = open_holds(viewer=viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def kinds_to_choose(*, viewer: Account) -> list[tuple[str, str]]:
    """Return the kinds of hold that reach a family's records, for who may place one."""
    if not viewer.may(Power.HOLDS_PLACE):
        raise Http404
    reach = kinds_that_stop(Record.CASE_FILE, edition.in_force().schedule)
    return [(str(k), str(word)) for k, word in Hold.Kind.choices if k in reach]


def case_to_hold(sign: str, *, viewer: Account) -> Case:
    """
    Return a case by call-sign or reference, for who may place a hold. Else 404.

    The records lead sees no family's page, and need not: a hold opens nothing.
    """
    if not viewer.may(Power.HOLDS_PLACE):
        raise Http404
    living = Q(callsign__iexact=sign, closed_on=None, declined_on=None)
    found = Case.objects.filter(living | Q(reference__iexact=sign)).first()
    if found is None or not sign:
        raise Http404
    return found
