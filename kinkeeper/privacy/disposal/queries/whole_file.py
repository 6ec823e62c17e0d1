"""
All of a family's file, for the body that it belongs to (C-12).

Danger: both sides stand in it, unsealed. It goes into a sealed package and nowhere
else. It is made of the tables of which the disposal takes rows: nothing is forgotten
here that is destroyed there.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import Container, SealedRecord
from kinkeeper.foundation.vault.sealing import ShreddedError
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.disposal.queries.erasure_map import tables_of, with_all
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.packing import Content, as_json
from kinkeeper.rules.retention import Record

ENDINGS = {"application/pdf": ".pdf", "text/plain": ".txt", "image/png": ".png"}
# Keys, secrets and links: no use to anybody else.
NOT_WRITTEN = ("sealed", "password", "token_sha256", "code_hash", "code_sha256")
# The keys themselves, sign-ins, and what says how long we keep it.
NOT_TOLD = frozenset(
    {"vault", "accounts", "account", "mfa", "usersessions", "records", "disposal"}
)
# So far a row may stand from its family.
FURTHEST = 3


def contents(case: Case, record: str) -> Iterator[Content]:
    """Yield each table with its rows of the family, then each stored file."""
    for label in tables():
        model = apps.get_model(label)
        rows = [_told(row) for row in rows_of(model, case)]
        if rows:
            yield as_json(f"{label}.json", {"rows": rows})
    kept = StoredFile.objects.filter(container=case.container).order_by("pk")
    for each in kept.select_related("container"):
        ending = ENDINGS.get(each.media_type, ".bin")
        yield Content(f"files/{each.key}{ending}", store.read(each))


@lru_cache(maxsize=1)
def tables() -> tuple[str, ...]:
    """Return the tables of a case file, the family itself first."""
    labels = {
        label
        for part in register.parts_of(Record.CASE_FILE)
        for label in tables_of(part)
    }
    found = [
        label
        for label in sorted(set(with_all(tuple(sorted(labels)))))
        if label.partition(".")[0] not in NOT_TOLD and label not in _BY_OTHER_WAYS
    ]
    return (Case._meta.label, Person._meta.label, *found)


_BY_OTHER_WAYS = (Case._meta.label, Person._meta.label, StoredFile._meta.label)


def rows_of(model: type[Model], case: Case) -> QuerySet[Any]:
    """Return the rows of a table that belong to a family. None where no way leads."""
    rows = model._default_manager.order_by("pk")
    if model is Case:
        return rows.filter(pk=case.pk)
    if model is Person:
        return rows.filter(pk__in=case.parties.values("person"))
    way = way_to(model)
    if way:
        return rows.filter(**{way: case})
    return rows.filter(container=case.container) if _has_key(model) else rows.none()


@lru_cache(maxsize=200)
def way_to(model: type[Model]) -> str:
    """Return the shortest way from a row to its family; "" where none leads there."""
    waiting: list[tuple[str, type[Model]]] = [("", model)]
    for _ in range(FURTHEST):
        further: list[tuple[str, type[Model]]] = []
        for way, here in waiting:
            for field in here._meta.concrete_fields:
                there = field.related_model
                if there is Case:
                    return f"{way}{field.name}"
                if isinstance(there, type) and there is not Container:
                    further.append((f"{way}{field.name}__", there))
        waiting = further
    return ""


def _has_key(model: type[Model]) -> bool:
    return any(field.name == "container" for field in model._meta.concrete_fields)


def _told(row: Model) -> dict[str, Any]:
    told = {
        field.attname: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.attname not in NOT_WRITTEN
    }
    if isinstance(row, SealedRecord):
        try:
            told["opened"] = row.unseal()
        except ShreddedError:
            told["opened"] = None
    return told


def _plain(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value
