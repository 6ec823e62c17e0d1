"""The database keeps what was added to a report and signed as it is, for good (R12)."""

from django.db import migrations

FROZEN = (
    "key",
    "container_id",
    "sealed",
    "report_id",
    "number",
    "kind",
    "state",
    "author_id",
    "reader_id",
    "signed_by_id",
    "written_at",
    "read_at",
    "signed_at",
    "pdf_id",
    "pdf_sha256",
)
SIGNED = "What was added and signed cannot be changed."


def _sqlite() -> list[str]:
    changed = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in FROZEN)
    return [
        f"""CREATE TRIGGER signed_additions_stand BEFORE UPDATE ON reports_addition
            WHEN OLD.state = 'SIGNED' AND ({changed})
            BEGIN SELECT RAISE(ABORT, '{SIGNED}'); END"""
    ]


def _postgresql() -> list[str]:
    changed = " OR ".join(
        f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in FROZEN
    )
    return [
        f"""CREATE FUNCTION signed_additions_stand() RETURNS trigger AS $$
            BEGIN
                IF OLD.state = 'SIGNED' AND ({changed}) THEN
                    RAISE EXCEPTION '{SIGNED}' USING ERRCODE = '23514';
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER signed_additions_stand BEFORE UPDATE ON reports_addition
            FOR EACH ROW EXECUTE FUNCTION signed_additions_stand()""",
    ]


def lay(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in _postgresql() if vendor == "postgresql" else _sqlite():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_additions_and_rough_notes")]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
