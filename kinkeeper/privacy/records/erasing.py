"""
Destroying rows so that it can be proved, and not undone.

Danger: what these functions take away is gone. Only a part of the register calls them,
and only the disposal engine calls a part, after two people agreed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.deletion import Collector

from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.privacy.records import imprint
from kinkeeper.privacy.records.register import Erased

M = TypeVar("M", bound=Model)
Owned = TypeVar("Owned")
AT_ONCE = 1000


def erase_rows(rows: QuerySet[M]) -> Erased:
    """
    Delete rows, with a digest of each as it was. One statement for all of them.

    Rows that hang on them and may not stand alone go as well, and leave their digest;
    only the rows themselves are counted. Raises ProtectedError when something else
    needs one of them.
    """
    rows = rows.order_by()
    collector = Collector(using=rows.db, origin=rows)
    if collector.can_fast_delete(rows):
        digests = imprint.taken_away(rows)
        return Erased(count=len(digests), digests=tuple(digests))
    own = imprint.digests_of(rows)
    collector.collect(rows)
    hanging = _hanging_on(rows.model, collector)
    collector.delete()
    return Erased(count=len(own), digests=(*own, *hanging))


def erase_files(files: Iterable[StoredFile]) -> Erased:
    """Delete sealed files: rows now, bytes when that is committed."""
    files = list(files)
    store.erase_all(files)
    digests = tuple(imprint.digest_of_file(stored.sha256) for stored in files)
    return Erased(count=len(files), digests=digests)


def together(parts: Iterable[Erased]) -> Erased:
    """Return several results as one."""
    parts = list(parts)
    return Erased(
        count=sum(part.count for part in parts),
        digests=tuple(digest for part in parts for digest in part.digests),
    )


def rows_hanging(model: type[Model], collector: Collector) -> Iterator[QuerySet[Model]]:
    """Yield what goes along with rows of a model, a query set at a time."""
    for other, held in collector.data.items():
        if other is not model:
            keys = sorted(row.pk for row in held)
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                yield other._base_manager.filter(pk__in=some)
    for swept in collector.fast_deletes:
        if swept.model is not model:
            yield swept


def in_order(digests: Mapping[tuple[str, Any], Owned]) -> list[Owned]:
    """Sort what hung on rows by its table and key: a replay finds the same order."""
    return [digests[place] for place in sorted(digests)]


def _hanging_on(model: type[Model], collector: Collector) -> list[bytes]:
    """Return the digests of what goes along with rows of a model."""
    found = {}
    for rows in rows_hanging(model, collector):
        for pk, digest in imprint.digests_by_key(rows).items():
            found[rows.model._meta.label, pk] = digest
    return in_order(found)
