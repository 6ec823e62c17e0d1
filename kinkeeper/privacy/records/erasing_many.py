"""
Destroying the rows of many records in the statements that one record takes.

Danger: what these functions take away is gone. They do what `erasing` does, and keep
apart what went of which case, in the same order, so that each certificate proves its
own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from django.db.models import CASCADE, ForeignKey, Model, QuerySet
from django.db.models.deletion import Collector

from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.privacy.records import imprint
from kinkeeper.privacy.records.erasing import erase_rows, in_order, rows_hanging
from kinkeeper.privacy.records.register import Doomed, Erased, Gone, Part

M = TypeVar("M", bound=Model)
# The primary key of a row, and that of the case to which it belongs.
Owners: TypeAlias = Mapping[Any, int]


def rows_part(
    kind: str,
    title: str,
    order: int,
    rows: Callable[[Sequence[int]], QuerySet[M]],
    *,
    path: str,
    tables: tuple[str, ...],
) -> Part:
    """
    Return a part that is nothing but the rows of some cases, given by primary keys.

    `path` leads from a row to its case: "session__case".
    """
    return Part(
        kind,
        title,
        order,
        count=lambda case, _: rows([case.pk]).count(),
        erase=lambda case, _, __: erase_rows(rows([case.pk])),
        tables=tables,
        erase_many=lambda doomed: erase_by(rows(cases_of(doomed)), path),
    )


def cases_of(doomed: Sequence[Doomed]) -> list[int]:
    return [each.case.pk for each in doomed]


def erase_by(rows: QuerySet[M], path: str) -> Gone:
    """Delete rows of many cases, with a digest of each. `path` leads to its case."""
    return erase_owned(rows, dict(rows.order_by("pk").values_list("pk", path)))


def erase_owned(rows: QuerySet[M], owners: Owners) -> Gone:
    """
    Delete rows, all of which stand in `owners`, with a digest of each.

    What hangs on them goes along, as with `erasing.erase_rows`. Raises ProtectedError,
    before anything is deleted, when something else needs one of them.
    """
    if not owners:
        return {}
    rows = rows.order_by()
    digests = imprint.digests_by_key(rows)
    own = [(owners[pk], digest) for pk, digest in digests.items()]
    collector = Collector(using=rows.db, origin=rows)
    if collector.can_fast_delete(rows):
        rows._raw_delete(rows.db)
        return _sorted(own, [])
    collector.collect(rows)
    hanging = _hanging_on(rows.model, collector, owners)
    collector.delete()
    return _sorted(own, hanging)


def erase_files_of(owners: Mapping[int, int]) -> Gone:
    """Delete the sealed files of containers; `owners` says the case of each."""
    files = list(StoredFile.objects.filter(container__in=owners).order_by("pk"))
    store.erase_all(files)
    own = [
        (owners[stored.container_id], imprint.digest_of_file(stored.sha256))
        for stored in files
    ]
    return _sorted(own, [])


def joined(*parts: Gone) -> Gone:
    """Return several results as one, keeping their order within each case."""
    found: Gone = {}
    for part in parts:
        for case, erased in part.items():
            before = found.get(case, Erased(0))
            found[case] = Erased(
                before.count + erased.count, before.digests + erased.digests
            )
    return found


def _sorted(
    own: Sequence[tuple[int, bytes]], hanging: Sequence[tuple[int, bytes]]
) -> Gone:
    counts: dict[int, int] = {}
    found: dict[int, list[bytes]] = {}
    for case, digest in own:
        counts[case] = counts.get(case, 0) + 1
        found.setdefault(case, []).append(digest)
    for case, digest in hanging:
        found.setdefault(case, []).append(digest)
    return {
        case: Erased(counts.get(case, 0), tuple(digests))
        for case, digests in found.items()
    }


def _hanging_on(
    model: type[Model], collector: Collector, owners: Owners
) -> list[tuple[int, bytes]]:
    """Return what goes along with rows of a model: its case and its digest."""
    known: dict[type[Model], Owners] = {model: owners}
    found = {}
    for rows in rows_hanging(model, collector):
        for pk, told in _told(rows, known):
            found[rows.model._meta.label, pk] = told
    return in_order(found)


def _told(
    rows: QuerySet[Model], known: dict[type[Model], Owners]
) -> Iterator[tuple[Any, tuple[int, bytes]]]:
    """Yield the key of each row, its case and its digest; note whose it is."""
    ways = _ways_up(rows.model, known)
    names = [field.attname for field, _ in ways]
    owners = {
        pk: next(of[key] for (_, of), key in zip(ways, keys, strict=True) if key in of)
        for pk, *keys in rows.order_by().values_list("pk", *names)
    }
    known[rows.model] = {**known.get(rows.model, {}), **owners}
    if owners:
        for pk, digest in imprint.digests_by_key(rows).items():
            yield pk, (owners[pk], digest)


def _ways_up(
    model: type[Model], known: Mapping[type[Model], Owners]
) -> "list[tuple[ForeignKey[Any, Any], Owners]]":
    """Return the links by which rows hang on rows whose case is known."""
    return [
        (field, known[field.related_model])
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and field.remote_field.on_delete is CASCADE
        and field.related_model in known
    ]
