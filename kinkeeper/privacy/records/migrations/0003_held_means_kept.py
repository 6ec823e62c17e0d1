"""The database itself refuses to let the last promise about a held record go.

Whoever destroys a record takes its obligations away first, in the same transaction. The
last of them stays while a hold reaches the record, whatever statement asks: then nothing
is destroyed. A hold counts until the night after its tail (`is_over`); what the policy
says of its kind was pinned to its row when it was placed (C-2, C-8, C-16).
"""

from django.db import migrations

HELD = "This record is on hold. It stays."

STOPS = """
    NOT EXISTS (SELECT 1 FROM records_obligation other
                WHERE other.record = OLD.record AND other.id <> OLD.id)
    AND EXISTS (
        SELECT 1 FROM records_hold h
        WHERE NOT h.is_over
          AND (CASE WHEN OLD.kind = 'dbs_certificate'
               THEN h.stops_certificate AND h.ended_on IS NULL
               ELSE h.only_for = ''
                    OR ',' || h.only_for || ',' LIKE '%,' || OLD.kind || ',%' END)
          AND ((h.scope = 'RECORD' AND h.record = OLD.record)
            OR (h.scope = 'CASE' AND h.case_id = OLD.case_id)
            OR (h.scope = 'PERSON' AND h.person_id IN (
                SELECT person_id FROM people_party WHERE case_id = OLD.case_id))
            OR (h.scope = 'WORKER'
                AND OLD.reference || '-' LIKE h.worker_reference || '-%')
            OR (h.scope = 'KIND' AND h.record_kind = OLD.kind)
            OR h.scope = 'EVERYTHING'))
"""


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = (
            f"""CREATE FUNCTION held_means_kept() RETURNS trigger AS $$
                BEGIN
                    IF {STOPS} THEN
                        RAISE EXCEPTION '{HELD}' USING ERRCODE = '23514';
                    END IF;
                    RETURN OLD;
                END $$ LANGUAGE plpgsql""",
            """CREATE TRIGGER held_means_kept BEFORE DELETE ON records_obligation
                FOR EACH ROW EXECUTE FUNCTION held_means_kept()""",
        )
    else:
        statements = (
            f"""CREATE TRIGGER held_means_kept BEFORE DELETE ON records_obligation
                WHEN {STOPS}
                BEGIN SELECT RAISE(ABORT, '{HELD}'); END""",
        )
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_holds_in_full_and_paper"),
        ("people", "0001_initial"),
    ]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
