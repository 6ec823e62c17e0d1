"""
Destroying rows so that it can be proved, and not undone.

Danger: what these functions take away is gone. Only a part of the register calls them,
and only the disposal engine calls a part, after two people agreed.
"""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Model, QuerySet

from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.privacy.records.register import Erased


def erase_rows(rows: QuerySet[Model]) -> Erased:
    """Delete rows, with a digest of each as it was. One read and one delete."""
    names = [field.attname for field in rows.model._meta.concrete_fields]
    found = rows.order_by("pk").values_list(*names)
    digests = tuple(_digest(rows.model._meta.label, values) for values in found)
    rows.order_by().delete()
    return Erased(count=len(digests), digests=digests)


def erase_files(files: Iterable[StoredFile]) -> Erased:
    """Delete sealed files: rows now, bytes when that is committed."""
    digests = []
    for stored in files:
        digests.append(_digest("file", (str(stored.key), stored.sha256)))
        store.erase(stored)
    return Erased(count=len(digests), digests=tuple(digests))


def together(parts: Iterable[Erased]) -> Erased:
    """Return several results as one."""
    parts = list(parts)
    return Erased(
        count=sum(part.count for part in parts),
        digests=tuple(digest for part in parts for digest in part.digests),
    )


def _digest(label: str, values: Iterable[object]) -> bytes:
    plain = [bytes(v) if isinstance(v, memoryview) else v for v in values]
    return sha256(repr((label, plain)).encode()).digest()
