"""
Two families and a backup between two nights, in a place of its own.

    python -m tests.config.recovery_life set      lays it out
    python -m tests.config.recovery_life tell     prints what there is now, as JSON

Alder's file is agreed to be destroyed; then a backup is taken; then it is destroyed,
Wren is put on hold, a letter that had waited goes out, and in Robin's family a yes to
a change of the policy is taken back and the use of the records is blocked.
"""

import json
import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from kinkeeper.config.django_up import ready_database, up

up()

from django.conf import settings  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import connection  # noqa: E402

from kinkeeper.foundation import clock  # noqa: E402
from kinkeeper.foundation.accounts.roles import Role  # noqa: E402
from kinkeeper.foundation.audit import sealer, verifying  # noqa: E402
from kinkeeper.foundation.files import store  # noqa: E402
from kinkeeper.foundation.files.models import StoredFile  # noqa: E402
from kinkeeper.foundation.mail import outbox  # noqa: E402
from kinkeeper.foundation.mail.models import Letter, Subject  # noqa: E402
from kinkeeper.foundation.recovery import (  # noqa: E402
    backing_up,
    journal,
    journal_keeping,
    quarantine,
    snapshots,
)
from kinkeeper.foundation.vault import rotation  # noqa: E402
from kinkeeper.people.models import Case, Party  # noqa: E402
from kinkeeper.privacy.disposal.models import Certificate, Item  # noqa: E402
from kinkeeper.privacy.disposal.queries.proof import is_genuine  # noqa: E402
from kinkeeper.privacy.disposal.tasks import sweep_disposals  # noqa: E402
from kinkeeper.privacy.editions.commands.answer_change import (  # noqa: E402
    answer_change,
)
from kinkeeper.privacy.editions.models import ChangeAnswer  # noqa: E402
from kinkeeper.privacy.records import obligations  # noqa: E402
from kinkeeper.privacy.records.commands.place_hold import place_hold  # noqa: E402
from kinkeeper.privacy.records.models import Hold, Obligation  # noqa: E402
from kinkeeper.privacy.records.queries.restrictions import restricted  # noqa: E402
from tests import family  # noqa: E402
from tests.privacy import stage  # noqa: E402
from tests.privacy.editions import writing  # noqa: E402
from tests.privacy.rights import asking  # noqa: E402

CLOSED = date(2025, 4, 2)
DUE = date(2028, 4, 3)
BACKED_UP = DUE + timedelta(days=1)
DESTROYED = DUE + timedelta(days=7)
HELD_WHY = "The court of Bristol wrote about them"
LIVING = b"A letter about Wren that is kept"

EDITION = "2027-03"
ROBIN: dict[str, object] = {
    "reference": "KK-0102",
    "callsign": "Robin",
    "resident": ("Nia", "Hale", {"email": "nia@example.org"}),
    "visiting": ("Ben", "Cole", {"email": "ben@example.org"}),
}

GIVEN, SURNAME, SIGN = "Zqgivenxv", "Zqsurnamexv", "Zqsignxv"
CANARIES = [GIVEN, SURNAME, SIGN, "zqmotherxv@example.org"]


def lay_out() -> None:
    ready_database()
    with clock.travelled_to(writing.at(writing.WRITTEN_ON)):
        author = family.worker("Pat Moss", Role.RECORDS_LEAD)
        writing.published(author, family.worker("Vera Holt", Role.MANAGER))
    with clock.travelled_to(stage.at(DUE)):
        alder = family.alder(
            callsign=SIGN,
            opened_on=date(2023, 9, 4),
            resident=(GIVEN, SURNAME, {"email": CANARIES[3]}),
        )
        store.put(
            alder.case.container,
            b"A scan of a form.",
            media_type="text/plain",
            now=clock.now(),
        )
        wren = family.wren()
        store.put(wren.case.container, LIVING, media_type="text/plain", now=clock.now())
        outbox.write_letter(
            container=wren.case.container,
            to="mia@example.org",
            subject=Subject.MESSAGE,
            body="Sign in to read it.",
            now=clock.now(),
        )
        robin = family.wren(**ROBIN)
        obligations.refresh(case=robin.case, now=clock.now())
        says(robin, answer=True)
        case = stage.closed(alder, CLOSED)
        obligations.refresh(case=wren.case, now=clock.now())
        agreed = stage.agreed(case, DUE)
        rotation.rotate(DUE)
    with clock.travelled_to(stage.at(BACKED_UP)):
        rotation.rotate(BACKED_UP)
        folder = Path(os.environ["BACKUP_DIR"])
        backing_up.back_up(folder, keys_to=_keys_copy(), now=clock.now())
    with clock.travelled_to(stage.at(DESTROYED)):
        Letter.objects.update(state="SENT", sent_at=clock.now())
        rotation.rotate(DESTROYED)
        assert sweep_disposals(DESTROYED).disposed == 1
        place_hold(
            case=wren.case,
            kind="court_preservation",
            reason=HELD_WHY,
            review_on=DESTROYED + timedelta(days=90),
            by=agreed.omar,
            now=clock.now(),
        )
        says(robin, answer=False)
        asking.request(robin.resident, agreed.omar, DESTROYED, "restriction")
        sealer.seal(clock.now())
        journal_keeping.write_due(clock.now())


def says(made: family.Family, *, answer: bool) -> None:
    """Let everybody agree to the second edition, or the mother take it back."""
    everybody = [made.resident, made.visiting] if answer else [made.resident]
    for party in everybody:
        subjects = [party, *made.children] if party == made.resident else [party]
        answer_change(
            party=party,
            answers={subject.key: answer for subject in subjects},
            edition=EDITION,
            by=party.account,
            now=clock.now(),
        )


def _keys_copy() -> Path:
    return Path(os.environ["KEYS_COPY_DIR"])


def tell() -> None:
    wren = Case.objects.get(callsign="Wren")
    stored = StoredFile.objects.filter(container=wren.container).get()
    hold = Hold.objects.filter(case=wren).first()
    told = {
        "canaries": found(),
        "certificates": [is_genuine(each) for each in Certificate.objects.all()],
        "items": sorted(Item.objects.values_list("state", flat=True)),
        "alder": Party.objects.filter(case__reference="KK-0147").count(),
        "hold": hold.reason if hold and hold.ended_on is None else "",
        "living": store.read(stored).decode(),
        "editions": versions(),
        "answers": sorted(
            ChangeAnswer.objects.filter(ended_on=None).values_list("answer", flat=True)
        ),
        "blocked": restricted(case=Case.objects.get(callsign="Robin")),
        "letters": sorted(Letter.objects.values_list("state", flat=True)),
        "sessions": Session.objects.count(),
        "quarantine": quarantine.is_on(),
        "behind": journal.is_behind(),
        "faults": verifying.verify().faults,
        "files": len(list(Path(settings.FILES_DIR).glob("*/*"))),
        "left": sorted(p.name for p in Path(settings.DATA_DIR).glob("restoring-*")),
    }
    print(json.dumps(told))


def versions() -> list[str]:
    """Return the editions under which Robin's case file stands."""
    files = Obligation.objects.filter(case__callsign="Robin", kind="case_file")
    return list(files.values_list("policy_version", flat=True))


def found() -> list[str]:
    """Return the canaries in database, files and journal; not in what was set aside."""
    with tempfile.TemporaryDirectory() as scratch:
        if connection.vendor == "postgresql":
            snapshots.way().take(Path(scratch))
        connection.close()
        roots = [Path(scratch), Path(settings.DATA_DIR), Path(settings.JOURNAL_DIR)]
        contents = [
            path.read_bytes().lower()
            for root in roots
            for path in root.rglob("*")
            if path.is_file()
            and not any(part.startswith("aside-") for part in path.parts)
        ]
    return [w for w in CANARIES if any(w.lower().encode() in each for each in contents)]


if __name__ == "__main__":
    lay_out() if sys.argv[1] == "set" else tell()
