"""Which holds stop which records. Asked inside the statements that destroy."""

from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, StrIndex

from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.rules.retention import BlockKind, Record, Schedule
from kinkeeper.rules.retention import Hold as KindOfHold

_CERTIFICATE = Record.DBS_CERTIFICATE
Scope = Hold.Scope


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


def in_the_way(kind: str, schedule: Schedule, today: date) -> Q:
    """
    Return the condition "a hold stops this row" for obligations of one kind.

    Part of the statement that proposes and of the statement that destroys, so that no
    moment lies between looking and doing. Each scope is a look-up of its own, with its
    own index. Nothing hangs on to a certificate after a hold's end (C-2).
    """
    now = stopping(today)
    if kind == _CERTIFICATE:
        now &= Q(ended_on=None) | Q(ended_on__gte=today)
    holds = Hold.objects.filter(
        now, is_over=False, kind__in=kinds_that_stop(kind, schedule)
    )
    case = OuterRef("case_id")
    in_the_case = Party.objects.filter(case_id=OuterRef(case))
    looks = (
        holds.filter(scope=Scope.RECORD, record=OuterRef("record")),
        holds.filter(scope=Scope.CASE, case_id=case),
        holds.filter(
            Exists(in_the_case.filter(person_id=OuterRef("person_id"))),
            scope=Scope.PERSON,
        ),
        holds.filter(scope=Scope.WORKER)
        .annotate(found_at=_begins())
        .filter(found_at=1),
        holds.filter(scope=Scope.KIND, record_kind=OuterRef("kind")),
        holds.filter(scope=Scope.EVERYTHING),
    )
    found = Q(pk__in=[])
    for look in looks:
        found |= Q(Exists(look))
    return found


def _begins() -> StrIndex:
    """Where a worker's number stands in a row's reference: 1 for W-0012-3."""
    dash, words = Value("-"), CharField()
    return StrIndex(
        Concat(OuterRef("reference"), dash, output_field=words),
        Concat(F("worker_reference"), dash, output_field=words),
    )


def reached_by(hold: Hold) -> Q:
    """Return the condition "this hold reaches this row" for obligations, whenever."""
    kinds = Q()
    if hold.only_for:
        kinds = Q(kind__in=hold.only_for.split(","))
    if not hold.stops_certificate:
        kinds &= ~Q(kind=_CERTIFICATE)
    return _scoped(hold) & kinds


def _scoped(hold: Hold) -> Q:
    if hold.scope == Scope.RECORD:
        return Q(record=hold.record)
    if hold.scope == Scope.CASE:
        return Q(case=hold.case_id)
    if hold.scope == Scope.PERSON:
        parts = Party.objects.filter(person=hold.person_id)
        return Q(case__in=parts.values("case"))
    if hold.scope == Scope.WORKER:
        under = f"{hold.worker_reference}-"
        return Q(reference=hold.worker_reference) | Q(reference__startswith=under)
    return Q(kind=hold.record_kind) if hold.scope == Scope.KIND else Q()


def holds_on(case: Case | None, record: str = "") -> QuerySet[Hold]:
    """Return every hold, open or ended, that reaches a case or one of its records."""
    found = Q(scope=Scope.EVERYTHING)
    if case is not None:
        people = Party.objects.filter(case=case).values("person")
        found |= Q(scope=Scope.CASE, case=case)
        found |= Q(scope=Scope.PERSON, person__in=people)
    if record:
        found |= Q(scope=Scope.RECORD, record=record)
        promised = Obligation.objects.filter(record=record)
        for kind, reference in set(promised.values_list("kind", "reference")):
            found |= Q(scope=Scope.KIND, record_kind=kind)
            found |= Q(scope=Scope.WORKER, worker_reference__in=_under(reference))
    return Hold.objects.filter(found)


def _under(reference: str) -> list[str]:
    """Return the worker's numbers under which a reference stands: W-0012-3, W-0012."""
    parts = reference.split("-")
    return ["-".join(parts[:size]) for size in range(2, len(parts) + 1)]
