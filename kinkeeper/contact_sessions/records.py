"""
What sessions know and hold, for the privacy engines.

Danger: the parts below destroy. Notes are sealed with the reports and go with a contact
report; everything else goes with the case file. A session that has notes or a report
stays as a bare row, because the report hangs on it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kinkeeper.contact_sessions.models import (
    Absence,
    Away,
    CalendarLink,
    Collector,
    Conflict,
    LateMark,
    Note,
    Override,
    Presence,
    RoomSlot,
    Session,
    Shift,
)
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.records import erasing, register
from kinkeeper.privacy.records.erasing_many import rows_part
from kinkeeper.privacy.records.packing import Content, as_json
from kinkeeper.privacy.records.register import CaseFacts, Erased, Holding, Part
from kinkeeper.rules import retention


def facts(case: Case) -> CaseFacts:
    """Tell every session: its day, its service, whether it was called off."""
    rows = case.sessions.values_list("held_on", "service", "state").order_by("pk")
    return CaseFacts(
        sessions=tuple(
            retention.Session(
                on=held_on,
                service=retention.Service(service),
                cancelled=state == Session.State.NOT_HELD,
            )
            for held_on, service, state in rows
        )
    )


def holdings(case: Case) -> list[Holding]:
    """Return the observed sessions that have notes and no report yet."""
    children = tuple(
        str(key)
        for key in Party.objects.filter(case=case, side=Party.Side.CHILD)
        .order_by("pk")
        .values_list("person__key", flat=True)
    )
    noted = case.sessions.filter(
        service__in=OBSERVED, notes__isnull=False, report__isnull=True
    )
    return [
        Holding(
            kind=retention.Record.CONTACT_REPORT,
            record=trail.name_of(session),
            title="Notes of a session",
            opened_on=session.held_on,
            service=session.service,
            about=children,
            happened_on=session.held_on,
        )
        for session in noted.distinct().order_by("held_on", "pk")
    ]


def holding_any(cases: Sequence[int]) -> set[int]:
    """Return which of these cases have observed sessions with notes and no report."""
    noted = Session.objects.filter(
        case__in=cases, service__in=OBSERVED, notes__isnull=False, report__isnull=True
    )
    return set(noted.values_list("case", flat=True))


def _of_sessions(
    model: type[Presence | Absence | Override | RoomSlot | LateMark],
) -> Callable[[Sequence[int]], QuerySet[Any]]:
    return lambda cases: model.objects.filter(session__case__in=cases)


def _bare(cases: Sequence[int]) -> QuerySet[Session]:
    """Return the sessions on which nothing hangs that is kept."""
    found = Session.objects.filter(case__in=cases)
    kept = found.filter(Q(notes__isnull=False) | Q(report__isnull=False))
    return found.exclude(pk__in=kept.values("pk"))


def _links(cases: Sequence[int]) -> QuerySet[CalendarLink]:
    return CalendarLink.objects.filter(party__case__in=cases)


def _conflicts(cases: Sequence[int]) -> QuerySet[Conflict]:
    return Conflict.objects.filter(case__in=cases)


def _collectors(cases: Sequence[int]) -> QuerySet[Collector]:
    return Collector.objects.filter(case__in=cases)


def _notes(case: Case, record: str) -> QuerySet[Note]:
    """Return the notes of a record: of a session without a report, or of a report."""
    key = record.partition(":")[2]
    found = Note.objects.filter(session__case=case)
    if record.startswith("contact_sessions."):
        return found.filter(session__key=key, session__report__isnull=True)
    return found.filter(session__report__key=key)


def contents(case: Case, record: str) -> Iterator[Content]:
    """Yield the notes of a record that is handed over, in the order of writing."""
    rows = _notes(case, record).select_related("container", "author", "amends")
    for number, note in enumerate(rows.order_by("written_at", "pk"), start=1):
        told = {
            "happened_at": note.happened_at,
            "written_at": note.written_at,
            "how": note.how,
            "category": note.category,
            "is_quote": note.is_quote,
            "author": note.author.short_name,
            "later_wording_of": note.amends.key if note.amends else None,
            "key": note.key,
            "words": note.unseal(),
        }
        yield as_json(f"note-{number:04d}.json", told)


def _erase_notes(case: Case, record: str, now: datetime) -> Erased:
    found = _notes(case, record)
    later = erasing.erase_rows(found.filter(amends__isnull=False))
    return erasing.together([later, erasing.erase_rows(_notes(case, record))])


def _stub(case: Case, record: str) -> QuerySet[Session]:
    """Return the bare rows of noted sessions, once the case file has gone."""
    if case.file_destroyed_on is None:
        return Session.objects.none()
    if not record.startswith("contact_sessions."):
        # The report has gone by then, and with it what tied it to one session.
        return _bare([case.pk])
    return _bare([case.pk]).filter(key=record.partition(":")[2])


def _times_of(record: str) -> tuple[QuerySet[Shift], QuerySet[Away]]:
    """Return when the worker of a staff file works and is away."""
    mine = Q(worker__worker__key=record.rpartition(":")[2])
    return Shift.objects.filter(mine), Away.objects.filter(mine)


def register_all() -> None:
    """Put facts, holdings and parts into the register. Called once, by `apps`."""
    register.add_facts(facts)
    register.add_holdings(holdings, among=holding_any)
    register.add_contents(retention.Record.CONTACT_REPORT, contents)
    file = retention.Record.CASE_FILE
    for order, title, model in (
        (10, "room bookings", RoomSlot),
        (11, "times at the doors", Presence),
        (12, "reasons for sessions not held", Absence),
        (13, "reasons for going on regardless", Override),
        (14, "marks at the doors that came late", LateMark),
    ):
        rows, label = _of_sessions(model), model._meta.label
        register.add_part(
            rows_part(file, title, order, rows, path="session__case", tables=(label,))
        )
    for order, title, found, path, label in (
        (15, "calendar links", _links, "party__case", CalendarLink._meta.label),
        (16, "sessions", _bare, "case", Session._meta.label),
        (17, "conflicts of interest", _conflicts, "case", Conflict._meta.label),
        (18, "who may collect", _collectors, "case", Collector._meta.label),
    ):
        register.add_part(
            rows_part(file, title, order, found, path=path, tables=(label,))
        )
    register.add_lone_part(
        retention.Record.HR_FILE,
        "rota and days away",
        90,
        count=lambda record: sum(rows.count() for rows in _times_of(record)),
        erase=lambda record, _: erasing.together(
            [erasing.erase_rows(rows) for rows in _times_of(record)]
        ),
        tables=(Shift._meta.label, Away._meta.label),
    )
    report = retention.Record.CONTACT_REPORT
    register.add_part(
        Part(
            report,
            "notes of a session",
            10,
            count=lambda case, record: _notes(case, record).count(),
            erase=_erase_notes,
            tables=(Note._meta.label,),
        )
    )
    register.add_part(
        Part(
            report,
            "bare sessions",
            90,
            count=lambda case, record: _stub(case, record).count(),
            erase=lambda case, record, _: erasing.erase_rows(_stub(case, record)),
            tables=(Session._meta.label,),
        )
    )
