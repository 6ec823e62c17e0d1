"""`kinkeeper sweep`: the night's work, by hand and for any day."""

import json
import sys
from datetime import date

from kinkeeper.config.django_up import up


def run(*, today: date | None, as_json: bool) -> int:
    up()
    from kinkeeper.config.cli import CannotError
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.recovery import quarantine
    from kinkeeper.foundation.sweeps import night

    if quarantine.is_on():
        raise CannotError(quarantine.state().get("why", quarantine.BEHIND))
    done = night.run(today or clock.today())
    if done is None:
        print("Another process is doing the night's work now.", file=sys.stderr)
        return 1
    if as_json:
        told = {"today": done.today.isoformat(), **done.counts, "faults": done.faults}
        print(json.dumps(told))
    else:
        counts = {name: value for name, value in done.counts.items() if name != "other"}
        print(", ".join(f"{name.replace('_', ' ')} {n}" for name, n in counts.items()))
    if done.faults:
        print(f"These did not finish: {', '.join(done.faults)}.", file=sys.stderr)
        return 1
    return 0
