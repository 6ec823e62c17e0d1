"""Forty nights later: who has every file, opens what was destroyed? Prints JSON."""

import json
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from kinkeeper.config.django_up import up

up()

from django.conf import settings  # noqa: E402

from kinkeeper.foundation import clock  # noqa: E402
from kinkeeper.foundation.recovery import key_copy, packing, tasks  # noqa: E402
from kinkeeper.foundation.vault import rotation, sealing  # noqa: E402
from kinkeeper.people.models import Case  # noqa: E402
from tests.config import opened_backup  # noqa: E402

FIRST = date(2028, 4, 11)


def opens(folder: Path) -> bool:
    """Try Alder's key as it lay in the old backup, with every key that there is."""
    try:
        sealing.unwrap(*opened_backup.alders_key(folder))
    except sealing.ShreddedError:
        return False
    return True


def main(file: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with open(file, "rb") as source:
            packing.unpack(source, key_copy.opener(), folder)
        told: dict[str, object] = {"opened before": opens(folder)}
        for night in range(41):
            rotation.rotate(FIRST + timedelta(days=night))
        tasks.back_up_tonight(clock.today())
        told["opens after"] = opens(folder)
    copy, keys = Path(settings.KEYS_COPY_DIR), Path(settings.KEYS_DIR)
    same = {p.name for p in copy.glob("epoch-*")} == {
        p.name for p in keys.glob("epoch-*")
    }
    told["key copy"] = "as the keys" if same else "more"
    wren = Case.objects.get(callsign="Wren")
    told["living opens"] = len(wren.container.data_key()) == 32
    told["old backups"] = len(list(Path(file).parent.glob(Path(file).name)))
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
