"""A worker whose machine loses power at a chosen line.

    python -m tests.journeys.dying_worker MODULE FUNCTION before|after NTH [DATE]

Runs one round of the worker (or, with a date, the night's work of that day) and stops
the process dead, without clean-up, before or after the NTH call of the function. Exit
status 9 when it died, 0 when the function was not called that often.
"""

import os
import sys
from datetime import date
from importlib import import_module

from kinkeeper.config.django_up import up


def main(module: str, function: str, when: str, nth: int, day: str | None) -> None:
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
    if day:
        from kinkeeper.foundation.sweeps import night

        night.run(date.fromisoformat(day))
    else:
        from kinkeeper.config.commands import work

        work.one_round()


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]), sys.argv[5] if len(sys.argv) > 5 else None)
