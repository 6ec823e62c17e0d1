"""
The bytes of an event that its leaf vouches for.

They are the same on every database, and whoever has a copy of the log can build them
from a few plain fields. Reading them without the model is what makes it possible to
check a million events while somebody waits.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kinkeeper.foundation.audit.models import Event

AT_ONCE = 5000
SALT = 16
FIRST, LAST = -(1 << 63), (1 << 63) - 1
_quoted = json.encoder.encode_basestring_ascii  # type: ignore[attr-defined]
_COLUMNS = (
    "id, action, about, case_key, by_id, by_roles, purpose, detail, {when}, salt,"
    " sealed_as"
)


def body_of(event: Event) -> bytes:
    """Return the body of an event: a JSON list without spaces, keys in order."""
    return _body(
        event.pk,
        event.action,
        event.about,
        str(event.case_key) if event.case_key else None,
        event.by_id,
        event.by_roles,
        event.purpose,
        _canonical(event.detail),
        event.happened_at.isoformat(),
    )


def sealed_bodies(
    first: int = FIRST, last: int = LAST, *, all_of_them: bool = True
) -> Iterator[tuple[int, int, bytes]]:
    """
    Yield key, place in the log, and salt with body of every sealed event.

    Or of those between two keys; or of those alone for which `blocks` has no word.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(_question(all_of_them=all_of_them), [first, last])
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                pk, action, about, case, by, roles, why, detail, at, salt, number = row
                body = _body(
                    pk,
                    action,
                    about,
                    _dashed(case),
                    by,
                    roles,
                    why,
                    "{}" if detail == "{}" else _canonical(json.loads(detail)),
                    _moment(at),
                )
                yield pk, number, bytes(salt) + body


def _question(*, all_of_them: bool) -> str:
    # The added text keeps SQLite's driver from building a datetime for each row.
    when = "happened_at || ''" if connection.vendor == "sqlite" else "happened_at"
    which = "sealed_as IS NOT NULL AND id BETWEEN %s AND %s"
    if not all_of_them:
        which += f" AND NOT (detail = '{{}}' AND length(salt) = {SALT})"
    return (
        f"SELECT {_COLUMNS.format(when=when)}"  # noqa: S608
        f" FROM {Event._meta.db_table} WHERE {which} ORDER BY id"
    )


def _body(  # noqa: PLR0913, PLR0917
    pk: int,
    action: str,
    about: str,
    case: str | None,
    by: int | None,
    roles: str,
    purpose: str,
    detail: str,
    at: str,
) -> bytes:
    return (
        f"[{pk},{_quoted(action)},{_quoted(about)},"
        f"{_quoted(case) if case else 'null'},{'null' if by is None else by},"
        f'{_quoted(roles)},{_quoted(purpose)},{detail},"{at}"]'
    ).encode()


def _canonical(detail: Any) -> str:
    return json.dumps(detail, sort_keys=True, separators=(",", ":"))


def _dashed(key: UUID | str | None) -> str | None:
    if key is None:
        return None
    if isinstance(key, UUID):
        return str(key)
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _moment(at: datetime | str) -> str:
    """Return a moment in UTC as `datetime.isoformat` writes it."""
    return f"{at.replace(' ', 'T')}+00:00" if isinstance(at, str) else at.isoformat()
