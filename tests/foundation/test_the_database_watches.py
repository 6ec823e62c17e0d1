"""
What the database itself refuses, whoever asks: every trigger, by its name (P12a).

A migration that loses one, or forgets it on one of the two databases, is found here.
What each of them refuses is tested beside the rows that it watches.
"""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db
PG = """SELECT c.relname, t.tgname FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"""
SQLITE = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
ON_BOTH = {
    ("contact_sessions_note", "kk_note_of_its_session"),
    ("contact_sessions_note", "kk_note_of_its_session_new"),
    ("contact_sessions_roomslot", "kk_room_is_full"),
    ("contact_sessions_roomslot", "kk_room_is_full_new"),
    ("contact_sessions_session", "kk_session_with_notes"),
    ("records_hold", "holds_end_with_what_they_follow"),
    ("records_obligation", "held_means_kept"),
    ("reports_addition", "signed_additions_stand"),
    ("reports_report", "signed_reports_stand"),
    ("reports_reportversion", "saved_versions_stand"),
}
# PostgreSQL watches both acts with one trigger.
ONE_FOR_BOTH_ACTS = {("reports_report", "reports_tell_the_service")}
ONE_FOR_EACH_ACT = {
    ("reports_report", "reports_tell_the_service_insert"),
    ("reports_report", "reports_tell_the_service_update"),
}


def test_every_trigger_is_there_and_none_that_nobody_names():
    """K5, P12a: eleven on SQLite; on PostgreSQL ten do the same work."""
    pg = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(PG if pg else SQLITE)
        found = set(cursor.fetchall())
    assert found == ON_BOTH | (ONE_FOR_BOTH_ACTS if pg else ONE_FOR_EACH_ACT)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone")
def test_none_of_them_sleeps():
    """A trigger that was switched off for a repair is switched on again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'"
        )
        assert cursor.fetchall() == []
