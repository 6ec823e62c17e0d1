"""A restore whose machine loses power at a chosen line.

    python -m tests.config.dying_restore MODULE FUNCTION before|after NTH FILE

Stops the process dead, without clean-up. Exit status 9 when it died.
"""

import sys
from pathlib import Path

from kinkeeper.config.commands import restore
from kinkeeper.config.django_up import up
from tests import power_cut


def main(module: str, function: str, when: str, nth: int, file: str) -> None:
    up()
    power_cut.arm(module, function, when, nth)
    restore.run(file=Path(file), replace=True, keys=None)


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]), sys.argv[5])
