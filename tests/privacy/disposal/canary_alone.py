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
from datetime import timedelta
from pathlib import Path
from typing import Any

from kinkeeper.config.django_up import ready_database, up

up()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, models  # noqa: E402

from kinkeeper.foundation.files import store  # noqa: E402
from kinkeeper.privacy.disposal.queries import erasure_map  # noqa: E402
from kinkeeper.privacy.disposal.tasks import sweep_disposals  # noqa: E402
from kinkeeper.privacy.records import register  # noqa: E402
from tests.privacy import stage  # noqa: E402
from tests.privacy.disposal.made_alone import (  # noqa: E402
    DAY,
    KINDS,
    Team,
    agreed,
    due_day,
    team_of_four,
)

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
    told = ended(kind, team_of_four())
    json.dump({"told": vars(told)}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:] or [""])
