"""`make bench`: runs the suite, prints a table, writes `var/bench/latest.json`.

`python -m bench sweep_day sweep_full` runs some of it. On SQLite, unless `--database`
gives the address of an empty PostgreSQL.
"""

import argparse
import json
import os
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

SUITE = (
    "gate",
    "audited_write",
    "seal",
    "ledger_verify",
    "dispose",
    "sweep_day",
    "sweep_full",
    "policy_edit",
    "restore_replay",
    "page_today",
)


def main() -> None:
    reader = argparse.ArgumentParser(prog="bench")
    reader.add_argument("measures", nargs="*", default=SUITE, metavar="MEASURE")
    reader.add_argument("--database", default="", help="address of a PostgreSQL")
    told = reader.parse_args()
    data_dir = Path(os.environ.get("DATA_DIR", "var"))
    with tempfile.TemporaryDirectory(prefix="kinkeeper-bench-") as scratch:
        os.environ["DATA_DIR"] = scratch
        os.environ["STAFF_MFA_REQUIRED"] = "0"
        os.environ["DATABASE_URL"] = told.database
        (Path(scratch) / "static").mkdir()
        from kinkeeper.config.django_up import ready_database, up

        up()
        ready_database()
        rows = []
        for name in told.measures:
            for row in import_module(f"bench.{name}").run():
                print(
                    f"{row.name:28} ours {row.ours * 1e3:9.3f} ms   "
                    f"limit {row.limit * 1e3:9.3f} ms   ratio {row.ratio:6.2f}   "
                    f"goal {row.goal}  {row.note}",
                    flush=True,
                )
                rows.append(asdict(row))
    target = data_dir / "bench" / "latest.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
