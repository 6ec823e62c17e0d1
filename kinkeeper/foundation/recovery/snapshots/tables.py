"""Which tables there are, and which hold nothing that may outlive a restore."""

from django.db import connection

# Who is signed in, what was looked up a moment ago, who is at work: never in a backup.
PASSING = frozenset(
    {"django_session", "shared_cache", "usersessions_usersession", "sweeps_lease"}
)


def counts() -> dict[str, int]:
    """Return the rows of each table of this database that a backup holds."""
    with connection.cursor() as cursor:
        found = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            if name not in PASSING and not name.startswith("sqlite_"):
                table = connection.ops.quote_name(name)
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                found[name] = int(cursor.fetchone()[0])
        return found
