"""The worker starts again some minutes later: `later MINUTES work|sweep [DATE]`."""

import sys
from datetime import date, timedelta

from kinkeeper.config.django_up import up


def main(minutes: int, what: str, day: str | None) -> None:
    up()
    from kinkeeper.config.commands import work
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.sweeps import night

    with clock.travelled_to(clock.now() + timedelta(minutes=minutes)):
        if what == "work":
            work.one_round()
        else:
            assert night.run(date.fromisoformat(day or "")) is not None


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
