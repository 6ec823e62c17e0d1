"""
The life of a DBS certificate whose words are canaries, in a database of its own.

Run as a program by `test_canary.py`, so that the raw files can be searched. Prints, as
JSON, what a reader of the files finds before and afterwards.
"""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

from kinkeeper.config.django_up import up

up()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from kinkeeper.foundation.vault.models import Container  # noqa: E402
from kinkeeper.privacy.disposal.tasks import sweep_disposals  # noqa: E402
from kinkeeper.workforce.commands.add_check import Seen, add_check  # noqa: E402
from kinkeeper.workforce.commands.decide_on_check import decide_on_check  # noqa: E402
from kinkeeper.workforce.models import DbsCertificate, Worker  # noqa: E402
from tests import family  # noqa: E402
from tests.workforce import staff  # noqa: E402

WORDS = b"Zqcaution17Xv"
COPY = b"%PDF-1.7 Zqcopy18Xv"
DAY = date(2026, 1, 20)


def raw() -> bytes:
    """Return every byte of the database, its log and the stored files."""
    folders = (Path(settings.DATABASES["default"]["NAME"]).parent, settings.FILES_DIR)
    seen = {
        path
        for folder in folders
        for path in Path(folder).rglob("*")
        if path.is_file() and "keys" not in path.parts
    }
    return b"".join(path.read_bytes() for path in sorted(seen))


def found(names: dict[str, bytes]) -> list[str]:
    everything = raw()
    return [name for name, needle in names.items() if needle in everything]


def main() -> None:
    call_command("migrate", verbosity=0)
    ruth, omar = family.ruth(), family.omar()
    check = add_check(
        worker=staff.nora(ruth),
        seen=Seen(
            checked_on=DAY,
            number="001234567890",
            level="ENHANCED",
            position="Contact supervisor",
            received_on=DAY,
            words=WORDS.decode(),
            upload=COPY,
        ),
        by=ruth,
        now=staff.at(DAY),
    )
    decide_on_check(
        check=check,
        decision="SUITABLE",
        outcome="Nothing against it.",
        decided_on=DAY,
        by=ruth,
        now=staff.at(DAY),
        version_seen=1,
    )
    certificate = DbsCertificate.objects.get()
    container = certificate.container
    needles = {
        "words": WORDS,
        "copy": COPY,
        "sealed words": bytes(certificate.sealed),
        "wrapped key": bytes(container.wrapped),
    }
    before = found(needles)
    item = staff.proposed(certificate, DAY)
    staff.say_yes(item, omar, DAY)
    staff.say_yes(item, ruth, DAY)
    sweep_disposals(DAY + timedelta(8))
    after = found(needles)
    connection.close()
    told = {
        "before": before,
        "state": staff.state_of(item),
        "after": after,
        "closed": found(needles),
        "files": len([p for p in Path(settings.FILES_DIR).rglob("*") if p.is_file()]),
        "shredded": Container.objects.filter(
            pk=container.pk, shredded_at__isnull=False
        ).exists(),
        "file": Worker.objects.get().unseal()["name"],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
