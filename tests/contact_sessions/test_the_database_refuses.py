"""R1: in a supported session nothing is written, whatever program tries."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from kinkeeper.contact_sessions.commands.write_note import write_note
from kinkeeper.contact_sessions.models import Note, Session
from tests.contact_sessions.building import at

NOW = datetime(2026, 3, 14, 10, 20, tzinfo=UTC)


def insert_note(session, service, author):
    """Write straight into the table, as a script or another program would."""
    with transaction.atomic(), connection.cursor() as cursor:
        key = uuid4()
        cursor.execute(
            "INSERT INTO contact_sessions_note (key, container_id, sealed, session_id,"
            " service, happened_at, written_at, how, category, is_quote, author_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                key.hex if connection.vendor == "sqlite" else key,
                session.case.reports_container_id,
                b"",
                session.pk,
                service,
                NOW,
                NOW,
                "SAW",
                "PLAY",
                False,
                author.pk,
            ],
        )


@pytest.mark.parametrize("service", ["supported", "supervised", "handover"])
def test_no_note_gets_into_a_supported_session(supported, sasha, service):
    with pytest.raises(DatabaseError):
        insert_note(supported, service, sasha)
    assert Note.objects.count() == 0


def test_a_note_of_a_supervised_session_gets_in(session, sasha):
    insert_note(session, "supervised", sasha)

    assert Note.objects.count() == 1


def test_a_note_cannot_say_another_service_than_its_session(session, sasha):
    with pytest.raises(DatabaseError):
        insert_note(session, "escorted", sasha)


def test_a_session_with_notes_keeps_its_service(session, sasha):
    Session.objects.filter(pk=session.pk).update(service="escorted")
    Session.objects.filter(pk=session.pk).update(service="supervised")
    session.refresh_from_db()
    write_note(
        session=session,
        words="Theo built a tower.",
        how="SAW",
        category="PLAY",
        by=sasha,
        now=at(10, 20),
    )

    for service in ("supported", "escorted"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Session.objects.filter(pk=session.pk).update(service=service)


def test_a_note_cannot_be_moved_to_a_supported_session(session, supported, sasha):
    insert_note(session, "supervised", sasha)

    with pytest.raises(DatabaseError), transaction.atomic():
        Note.objects.update(session=supported)
    with pytest.raises(DatabaseError), transaction.atomic():
        Note.objects.update(session=supported, service="supported")
