"""What `kinkeeper drill` runs in a scratch place. Refuses to run anywhere else."""

import json
import os
import sys
from pathlib import Path

from kinkeeper.config.django_up import up


def main(file: str) -> int:
    if os.environ.get("KINKEEPER_DRILL") != "1":
        print("This is a part of `kinkeeper drill`.", file=sys.stderr)
        return 2
    up()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.recovery import checks, restoring
    from kinkeeper.foundation.recovery.opening import CannotRestoreError

    try:
        done = restoring.restore(
            Path(file), replace=False, keys=None, now=clock.now(), say=lambda _: None
        )
    except CannotRestoreError as error:
        print(error, file=sys.stderr)
        return 1
    told = [name for name, _ in checks.all_checks()]
    print(json.dumps({"replayed": done.replayed, "checks": told}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
