"""A restore whose machine loses power at a chosen line.

    python -m tests.config.dying_restore MODULE FUNCTION before|after NTH FILE

Stops the process dead, without clean-up. Exit status 9 when it died.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

from kinkeeper.config.commands import restore
from kinkeeper.config.django_up import up


def main(module: str, function: str, when: str, nth: int, file: str) -> None:
    up()
    home = import_module(module)
    real = getattr(home, function)
    calls = 0

    def until_the_power_goes(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os._exit(9)
        answer = real(*args, **kwargs)
        if calls == nth:
            os._exit(9)
        return answer

    setattr(home, function, until_the_power_goes)
    restore.run(file=Path(file), replace=True, keys=None)


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]), sys.argv[5])
