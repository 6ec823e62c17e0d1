"""A worker whose machine loses power at a chosen line.

    python -m tests.journeys.dying_worker MODULE FUNCTION before|after NTH [DATE]

Runs one round of the worker (or, with a date, the night's work of that day) and stops
the process dead, without clean-up, before or after the NTH call of the function. Exit
status 9 when it died, 0 when the function was not called that often.
"""

import sys
from datetime import date

from kinkeeper.config.django_up import up
from tests import power_cut


def main(module: str, function: str, when: str, nth: int, day: str | None) -> None:
    up()
    power_cut.arm(module, function, when, nth)
    if day:
        from kinkeeper.foundation.sweeps import night

        night.run(date.fromisoformat(day))
    else:
        from kinkeeper.config.commands import work

        work.one_round()


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]), sys.argv[5] if len(sys.argv) > 5 else None)
