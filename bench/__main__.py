"""`make bench`: runs the suite, prints a table, writes `var/bench/latest.json`."""

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path


def main() -> None:
    data_dir = Path(os.environ.get("DATA_DIR", "var"))
    with tempfile.TemporaryDirectory(prefix="kinkeeper-bench-") as scratch:
        os.environ["DATA_DIR"] = scratch
        os.environ["STAFF_MFA_REQUIRED"] = "0"
        os.environ.pop("DATABASE_URL", None)
        (Path(scratch) / "static").mkdir()
        from kinkeeper.config.django_up import ready_database, up

        up()
        ready_database()
        from bench import audited_write, gate, page_today, sweep_day

        rows = []
        for measure in (gate, audited_write, sweep_day, page_today):
            for row in measure.run():
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
