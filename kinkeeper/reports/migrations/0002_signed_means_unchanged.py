"""The database itself keeps a signed report as it is, and tells no fairy tales.

A report's `service` is the one of its session, and once it is signed no column but the
version may change: the words, the paper and the names under it stand (domain R1, §3.11).
Saved versions never change at all.
"""

from django.db import migrations

FROZEN = (
    "key",
    "container_id",
    "sealed",
    "case_id",
    "session_id",
    "service",
    "number",
    "state",
    "author_id",
    "reviewer_id",
    "signed_by_id",
    "begun_at",
    "sent_for_review_at",
    "reviewed_at",
    "signed_at",
    "pdf_id",
    "pdf_sha256",
)
SIGNED = "A signed report cannot be changed."
SAVED = "A saved version cannot be changed."
OTHER_SERVICE = "A report has the service of its session."


def _sqlite() -> list[str]:
    changed = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in FROZEN)
    return [
        f"""CREATE TRIGGER signed_reports_stand BEFORE UPDATE ON reports_report
            WHEN OLD.state = 'SIGNED' AND ({changed})
            BEGIN SELECT RAISE(ABORT, '{SIGNED}'); END""",
        f"""CREATE TRIGGER saved_versions_stand BEFORE UPDATE ON reports_reportversion
            BEGIN SELECT RAISE(ABORT, '{SAVED}'); END""",
        *(
            f"""CREATE TRIGGER reports_tell_the_service_{act.split()[0].lower()}
            BEFORE {act} ON reports_report
            WHEN NEW.service IS NOT (SELECT service FROM contact_sessions_session
                                     WHERE id = NEW.session_id)
            BEGIN SELECT RAISE(ABORT, '{OTHER_SERVICE}'); END"""  # noqa: S608
            for act in ("INSERT", "UPDATE OF service, session_id")
        ),
    ]


def _postgresql() -> list[str]:
    changed = " OR ".join(
        f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in FROZEN
    )
    return [
        f"""CREATE FUNCTION signed_reports_stand() RETURNS trigger AS $$
            BEGIN
                IF OLD.state = 'SIGNED' AND ({changed}) THEN
                    RAISE EXCEPTION '{SIGNED}' USING ERRCODE = '23514';
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER signed_reports_stand BEFORE UPDATE ON reports_report
            FOR EACH ROW EXECUTE FUNCTION signed_reports_stand()""",
        f"""CREATE FUNCTION saved_versions_stand() RETURNS trigger AS $$
            BEGIN
                RAISE EXCEPTION '{SAVED}' USING ERRCODE = '23514';
            END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER saved_versions_stand BEFORE UPDATE ON reports_reportversion
            FOR EACH ROW EXECUTE FUNCTION saved_versions_stand()""",
        f"""CREATE FUNCTION reports_tell_the_service() RETURNS trigger AS $$
            BEGIN
                IF NEW.service IS DISTINCT FROM (
                    SELECT service FROM contact_sessions_session
                    WHERE id = NEW.session_id
                ) THEN
                    RAISE EXCEPTION '{OTHER_SERVICE}' USING ERRCODE = '23514';
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql""",  # noqa: S608
        """CREATE TRIGGER reports_tell_the_service
            BEFORE INSERT OR UPDATE OF service, session_id ON reports_report
            FOR EACH ROW EXECUTE FUNCTION reports_tell_the_service()""",
    ]


def lay(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in _postgresql() if vendor == "postgresql" else _sqlite():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_initial"),
        ("contact_sessions", "0001_initial"),
    ]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
