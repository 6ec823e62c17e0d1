"""
The end of every record that belongs to no case file, in a database of its own.

Run as a program by `test_canary_alone.py`, so that the raw files can be searched; with
no word, it lays out an empty database. Each
record is made by its own commands; each column of it that takes words gets a canary;
two people agree; the night destroys it. Prints, as JSON, for each kind what a reader of
the files finds before and afterwards.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kinkeeper.config.django_up import ready_database, up

up()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, models  # noqa: E402

from kinkeeper.foundation.accounts.roles import Role  # noqa: E402
from kinkeeper.foundation.audit import trail  # noqa: E402
from kinkeeper.foundation.files import store  # noqa: E402
from kinkeeper.policy import library  # noqa: E402
from kinkeeper.privacy.disposal.commands.look_again import look_again  # noqa: E402
from kinkeeper.privacy.disposal.models import Item  # noqa: E402
from kinkeeper.privacy.disposal.queries import erasure_map  # noqa: E402
from kinkeeper.privacy.disposal.tasks import sweep_disposals  # noqa: E402
from kinkeeper.privacy.records import register  # noqa: E402
from kinkeeper.privacy.records.models import Obligation  # noqa: E402
from tests import family  # noqa: E402
from tests.privacy import stage  # noqa: E402
from tests.privacy.disposal.made_alone import DAY, KINDS, Team  # noqa: E402

NOW = stage.at(DAY)
# Neutral numbers, keys and digests stand on certificates, or tell nothing.
NO_WORDS = ("reference", "sha256", "record", "confidentiality_version")
# To these a paper can be added.
WITH_FILES = {
    "hr_file",
    "parental_leave",
    "dbs_certificate",
    "staff_misc",
    "applicant",
    "finance",
}


@dataclass
class Told:
    """What became of one kind."""

    filled: list[str] = field(default_factory=list)
    before: int = 0
    state: str = ""
    after: list[str] = field(default_factory=list)


class Needles:
    """What must not be found any more, by the column in which it stood."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}
        self.number = 0

    def word(self, name: str, room: int) -> str:
        self.number += 1
        word = f"Zq{self.number}{name.rpartition('.')[2][: room - 9]}Xv"
        self.known[name] = word.encode()
        return word

    def found(self) -> list[str]:
        everything = raw()
        return [name for name, needle in self.known.items() if needle in everything]


def raw() -> bytes:
    """Return every byte of the database, its log and the stored files."""
    folder = Path(settings.DATA_DIR)
    return b"".join(
        path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"keys", "static", "journal"} & set(path.parts)
    )


# A canary in each of its columns.


def filled(kind: str, thing: Any, needles: Needles) -> list[str]:
    """Put canaries into the rows of a record. What is sealed is a needle as it is."""
    if hasattr(thing, "container"):
        box = thing.container
        box.refresh_from_db()
        if kind != "disclosure":
            # What was shared is locked with the reports, which stay.
            needles.known["vault.Container.wrapped"] = bytes(box.wrapped)
        if kind in WITH_FILES:
            stored = store.put(box, b"A scan.", media_type="text/plain", now=NOW)
            needles.known["files on the disk"] = store.path_of(stored.key).read_bytes()
    done = []
    labels = {
        label
        for part in register.all_parts()
        if isinstance(part, register.LonePart) and part.kind == kind
        for label in erasure_map.tables_of(part)
    }
    for label in erasure_map.with_all(tuple(sorted(labels))):
        for row in rows_of(label, thing):
            done += list(put(row, needles))
    return sorted(set(done))


def rows_of(label: str, thing: Any) -> list[Any]:
    """Return the rows of a table that belong to a record, by the first way to it."""
    model, reference = apps.get_model(label), getattr(thing, "reference", None)
    if label == "vault.Container":
        return []
    if model is type(thing):
        return list(model._base_manager.filter(pk=thing.pk))
    if label == "accounts.Account":
        account = getattr(thing, "account", None)
        # A parent's goes with the family, a worker's with the file.
        return [account] if account and thing._meta.label == "workforce.Worker" else []
    links = {f.name: thing for f in model._meta.concrete_fields if to(f) is type(thing)}
    ways = {
        **links,
        "container": getattr(thing, "container", None),
        "release__request": thing if label == "disclosure.SecureMessage" else None,
        "hold__follows": reference,
        "follows": reference,
    }
    for way, value in ways.items():
        if value is not None and has(model, way):
            found = list(model._base_manager.filter(**{way: value}))
            if found:
                return found
    return []


def has(model: Any, way: str) -> bool:
    return way.split("__", maxsplit=1)[0] in {
        f.name for f in model._meta.concrete_fields
    }


def to(one: Any) -> Any:
    return one.related_model if isinstance(one, models.ForeignKey) else None


def put(row: Any, needles: Needles) -> Iterator[str]:
    changed = {}
    for one in row._meta.concrete_fields:
        name = f"{row._meta.label}.{one.name}"
        if isinstance(one, models.BinaryField):
            value = bytes(getattr(row, one.name) or b"")
            if len(value) > 20:
                needles.known[name] = value
                yield name
        elif takes_words(one):
            changed[one.name] = needles.word(name, one.max_length or 60)
            yield name
    if changed:
        type(row)._base_manager.filter(pk=row.pk).update(**changed)


def takes_words(one: Any) -> bool:
    if one.choices or any(part in one.name for part in NO_WORDS):
        return False
    if not isinstance(one, models.CharField | models.TextField):
        return False
    return one.max_length is None or one.max_length >= 20


# Its end, by the normal way.


def due_day(thing: Any) -> date:
    """Return the first day on which no row of the policy keeps it."""
    days = []
    for row in Obligation.objects.filter(record=trail.name_of(thing)):
        schedule = library.schedule_for(row.policy_version)
        if row.trigger_on is None:
            return row.review_on or DAY
        first, last = row.trigger_on, row.trigger_on + timedelta(366 * 100)
        while first < last:
            middle = first + (last - first) // 2
            cut = schedule.row(row.row).cutoff(middle, schedule.settings)
            if cut is not None and cut >= row.trigger_on:
                last = middle
            else:
                first = middle + timedelta(1)
        days.append(first)
    return max(days)


def agreed(thing: Any, due: date, team: Team) -> Item:
    promise = Obligation.objects.filter(record=trail.name_of(thing)).first()
    assert promise is not None
    two = (team.omar, team.ana)
    if promise.state == Obligation.State.INDEFINITE:
        look_again(
            promise=promise,
            outcome="DESTROY",
            taken_by="",
            reason="Nobody has asked.",
            by=team.ruth,
            now=stage.at(due),
        )
        two = (team.ana, team.lee)
    else:
        sweep_disposals(due)
    item = Item.objects.get(record=trail.name_of(thing), state="PROPOSED")
    for person in two:
        stage.say_yes(item, person, due)
    return item


def ended(kind: str, team: Team) -> Told:
    told, needles = Told(), Needles()
    thing = KINDS[kind](team)
    thing.refresh_from_db()
    due = due_day(thing)
    item = agreed(thing, due, team)
    told.filled = filled(kind, thing, needles)
    told.before = len(needles.found())
    sweep_disposals(due + timedelta(8))
    item.refresh_from_db()
    told.state = f"{item.state} {item.stopped_why}".strip()
    connection.close()
    told.after = needles.found()
    return told


def main(kind: str) -> None:
    ready_database()
    if not kind:
        return
    role = family.Role
    team = Team(
        family.ruth(),
        family.worker("Omar Said", Role.RECORDS_LEAD, Role.MANAGER),
        family.worker("Ana Cole", role.MANAGER, role.SAFEGUARDING_LEAD),
        family.worker("Lee Ford", role.MANAGER, role.SAFEGUARDING_LEAD),
    )
    told = ended(kind, team)
    json.dump({"told": vars(told)}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:] or [""])
