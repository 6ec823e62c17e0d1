"""
What sessions know and hold, for the privacy engines.

Danger: the parts below destroy. Notes are sealed with the reports and go with a contact
report; everything else goes with the case file. A session that has notes or a report
stays as a bare row, because the report hangs on it.
"""

from datetime import datetime

from django.db.models import Q, QuerySet

from kinkeeper.contact_sessions.models import (
    Absence,
    CalendarLink,
    Note,
    Override,
    Presence,
    RoomSlot,
    Session,
)
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.records import erasing, register
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


def _of_case(model: type[Presence | Absence | Override | RoomSlot], case: Case):  # type: ignore[no-untyped-def]
    return model.objects.filter(session__case=case)


def _bare(case: Case) -> QuerySet[Session]:
    """Return the sessions on which nothing hangs that is kept."""
    kept = case.sessions.filter(
        Q(notes__isnull=False) | Q(report__isnull=False)
    ).values("pk")
    return Session.objects.filter(case=case).exclude(pk__in=kept)


def _links(case: Case) -> QuerySet[CalendarLink]:
    return CalendarLink.objects.filter(party__case=case)


def _notes(case: Case, record: str) -> QuerySet[Note]:
    """Return the notes of a record: of a session without a report, or of a report."""
    key = record.partition(":")[2]
    found = Note.objects.filter(session__case=case)
    if record.startswith("contact_sessions."):
        return found.filter(session__key=key, session__report__isnull=True)
    return found.filter(session__report__key=key)


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
        return _bare(case)
    return _bare(case).filter(key=record.partition(":")[2])


def register_all() -> None:
    """Put facts, holdings and parts into the register. Called once, by `apps`."""
    register.add_facts(facts)
    register.add_holdings(holdings)
    file = retention.Record.CASE_FILE
    for order, title, model in (
        (10, "room bookings", RoomSlot),
        (11, "times at the doors", Presence),
        (12, "reasons for sessions not held", Absence),
        (13, "reasons for going on regardless", Override),
    ):
        register.add_part(_whole(file, title, order, model))
    register.add_part(
        Part(
            file,
            "calendar links",
            14,
            count=lambda case, _: _links(case).count(),
            erase=lambda case, _, __: erasing.erase_rows(_links(case)),
            tables=(CalendarLink._meta.label,),
        )
    )
    register.add_part(
        Part(
            file,
            "sessions",
            15,
            count=lambda case, _: _bare(case).count(),
            erase=lambda case, _, __: erasing.erase_rows(_bare(case)),
            tables=(Session._meta.label,),
        )
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


def _whole(
    kind: retention.Record,
    title: str,
    order: int,
    model: type[Presence | Absence | Override | RoomSlot],
) -> Part:
    return Part(
        kind,
        title,
        order,
        count=lambda case, _: _of_case(model, case).count(),
        erase=lambda case, _, __: erasing.erase_rows(_of_case(model, case)),
        tables=(model._meta.label,),
    )
