"""
What no program may do, whatever it is: the database itself refuses.

A note tells the truth about its session's service, so that no note can exist for a
supported session or a handover (R1). A session that has notes keeps its service. A room
never holds more families than it has places for.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NOTE = "contact_sessions_note"
SESSION = "contact_sessions_session"
SLOT = "contact_sessions_roomslot"

WRONG_NOTE = """NOT EXISTS (
    SELECT 1 FROM contact_sessions_session s
    WHERE s.id = NEW.session_id AND s.service = NEW.service
)"""
WRONG_SERVICE = """NEW.service <> OLD.service AND EXISTS (
    SELECT 1 FROM contact_sessions_note n WHERE n.session_id = OLD.id
)"""
WRONG_PLACE = """NEW.place >= (
    SELECT r.families_at_once FROM contact_sessions_room r WHERE r.id = NEW.room_id
)"""

# name, table, when, what must not be, what the database says
REFUSALS = (
    (
        "note_of_its_session_new",
        NOTE,
        "INSERT",
        WRONG_NOTE,
        "a note has the service of its session",
    ),
    (
        "note_of_its_session",
        NOTE,
        "UPDATE OF session_id, service",
        WRONG_NOTE,
        "a note has the service of its session",
    ),
    (
        "session_with_notes",
        SESSION,
        "UPDATE OF service",
        WRONG_SERVICE,
        "a session with notes keeps its service",
    ),
    ("room_is_full_new", SLOT, "INSERT", WRONG_PLACE, "the room has no such place"),
    (
        "room_is_full",
        SLOT,
        "UPDATE OF room_id, place",
        WRONG_PLACE,
        "the room has no such place",
    ),
)


def refuse(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    write = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[vendor]
    for name, table, when, wrong, says in REFUSALS:
        for statement in write(f"kk_{name}", table, when, wrong, says):
            schema_editor.execute(statement)


def allow(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for name, table, *_ in REFUSALS:
        on_table = f" ON {table}" if on_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS kk_{name}{on_table}")
        if on_postgresql:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS kk_{name}()")


def _on_sqlite(name: str, table: str, when: str, wrong: str, says: str) -> list[str]:
    return [
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW WHEN {wrong} "
        f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    ]


def _on_postgresql(
    name: str, table: str, when: str, wrong: str, says: str
) -> list[str]:
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $kk$ BEGIN "
        f"IF {wrong} THEN RAISE EXCEPTION '{says}' USING ERRCODE = '23514'; END IF; "
        f"RETURN NEW; END $kk$",
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


class Migration(migrations.Migration):
    dependencies = [("contact_sessions", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
