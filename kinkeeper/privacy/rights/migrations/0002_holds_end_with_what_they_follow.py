"""A hold that follows a request, a complaint or a breach ends with it and not before.

Nobody lifts such a hold (records says so); here the database makes sure that nothing
ends it while what it follows is open.
"""

from django.db import migrations

OPEN_STILL = "This hold ends when what it follows is closed."

TOO_EARLY = """
    NEW.follows <> '' AND OLD.ended_on IS NULL AND NEW.ended_on IS NOT NULL
    AND (EXISTS (SELECT 1 FROM rights_rightsrequest m
                 WHERE m.reference = NEW.follows AND m.closed_on IS NULL)
      OR EXISTS (SELECT 1 FROM rights_complaint m
                 WHERE m.reference = NEW.follows AND m.closed_on IS NULL)
      OR EXISTS (SELECT 1 FROM rights_breach m
                 WHERE m.reference = NEW.follows AND m.closed_on IS NULL))
"""


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = (
            f"""CREATE FUNCTION holds_end_with_what_they_follow()
                RETURNS trigger AS $$
                BEGIN
                    IF {TOO_EARLY} THEN
                        RAISE EXCEPTION '{OPEN_STILL}' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                END $$ LANGUAGE plpgsql""",
            """CREATE TRIGGER holds_end_with_what_they_follow
                BEFORE UPDATE OF ended_on ON records_hold
                FOR EACH ROW EXECUTE FUNCTION holds_end_with_what_they_follow()""",
        )
    else:
        statements = (
            f"""CREATE TRIGGER holds_end_with_what_they_follow
                BEFORE UPDATE OF ended_on ON records_hold
                WHEN {TOO_EARLY}
                BEGIN SELECT RAISE(ABORT, '{OPEN_STILL}'); END""",
        )
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0001_initial"),
        ("records", "0003_held_means_kept"),
    ]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
