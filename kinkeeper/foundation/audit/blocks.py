"""
The sealed log a block at a time, for checking very many events.

Most events say something plain and carry no detail. For these the database itself puts
the bytes together that were sealed, a thousand in one answer. That they fit the leaf
proves an event only if no word could have slipped from one column into the next, and
none was written with an escape: so a block with a quotation mark too many or with any
backslash is not judged here. Whatever is not judged here is read by `bodies`, which
knows every case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection

from kinkeeper.foundation.audit.bodies import SALT
from kinkeeper.foundation.audit.models import Event, Leaf

SIZE = 1000
LEAVES = 20_000
DIGEST = 32
# In a body: around five words, and around the key of the case.
_MARKS, _MARKS_OF_A_KEY = 10, 2
_BEFORE_ALL = -(1 << 63)

# The same words for both databases; each has a function that fills them in. The marks
# of percent are doubled, because the statement takes values as well.
_BODY = (
    '[%%s,"%%s","%%s",%%s,%%s,"%%s","%%s",{},"%%s+00:00"]',
    "id, action, about",
    "coalesce({by}, 'null'), by_roles, purpose",
)
_SQLITE = (
    "CASE WHEN case_key IS NULL THEN 'null' ELSE"
    " printf('\"%%.8s-%%.4s-%%.4s-%%.4s-%%s\"', case_key, substr(case_key, 9),"
    " substr(case_key, 13), substr(case_key, 17), substr(case_key, 21)) END",
    "replace(happened_at, ' ', 'T')",
)
_POSTGRESQL = (
    "coalesce('\"' || case_key || '\"', 'null')",
    "replace(to_char(happened_at AT TIME ZONE 'UTC',"
    " 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '.000000', '')",
)


@dataclass(frozen=True)
class Block:
    """The plain events among those between two keys; `others` are not plain."""

    numbers: list[int]
    digests: list[bytes]
    others: int


def spans() -> Iterator[tuple[int, int]]:
    """Yield the first and the last key of each block of events."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(id), max(id) FROM {Event._meta.db_table}")  # noqa: S608
        first, last = cursor.fetchone()
    if first is not None:
        for start in range(first, last + 1, SIZE):
            yield start, start + SIZE - 1


def block(first: int, last: int) -> Block | None:
    """Return the plain events between two keys; None when it cannot be told."""
    with connection.cursor() as cursor:
        cursor.execute(_question(), [first, last])
        events, plain, keys, numbers, salts, said = cursor.fetchone()
    if not plain:
        return Block([], [], events)
    bodies = said.encode().split(b"\n")
    marks = _MARKS * plain + _MARKS_OF_A_KEY * keys
    if len(bodies) != plain or said.count('"') != marks or "\\" in said:
        return None
    salted = bytes.fromhex(salts) if isinstance(salts, str) else bytes(salts)
    digests = [
        sha256(b"\x00" + salted[at : at + SALT] + body).digest()
        for at, body in zip(range(0, len(salted), SALT), bodies, strict=True)
    ]
    return Block(
        [int(number) for number in numbers.split(",")], digests, events - plain
    )


def _question() -> str:
    plain = f"FILTER (WHERE detail = '{{}}' AND length(salt) = {SALT})"
    if connection.vendor == "postgresql":
        body = _filled("format", "by_id::text", *_POSTGRESQL)
        joined = (
            f"string_agg(sealed_as::text, ',') {plain},"
            f" string_agg(salt, ''::bytea) {plain}, string_agg({body}, E'\\n') {plain}"
        )
    else:
        body = _filled("printf", "by_id", *_SQLITE)
        joined = (
            f"group_concat(sealed_as) {plain}, group_concat(hex(salt), '') {plain},"
            f" group_concat({body}, char(10)) {plain}"
        )
    return (
        f"SELECT count(*), count(*) {plain}, count(case_key) {plain}, {joined}"  # noqa: S608
        f" FROM {Event._meta.db_table}"
        " WHERE sealed_as IS NOT NULL AND id BETWEEN %s AND %s"
    )


def _filled(fill: str, by: str, key: str, at: str) -> str:
    """Return the SQL that writes the body of a plain event."""
    words, before, after = _BODY
    return f"{fill}('{words}', {before}, {key}, {after.format(by=by)}, {at})"


def leaves() -> tuple[bytes, int | None]:
    """Return all digests in a row up to the first gap, and the number that lacks."""
    found = bytearray()
    while True:
        number = len(found) // DIGEST
        count, first, last, digests = _leaves_from(number)
        if not count:
            return bytes(found), None
        if (first, last) != (number, number + count - 1):
            return bytes(found), _gap(number)
        found += digests


def _leaves_from(number: int) -> tuple[int, Any, Any, bytes]:
    if connection.vendor == "postgresql":
        joined = "string_agg(digest, ''::bytea ORDER BY number)"
    else:
        joined = "group_concat(hex(digest), '')"
    some = (
        f"SELECT number, digest FROM {Leaf._meta.db_table} WHERE number >= %s"  # noqa: S608
        " ORDER BY number LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), min(number), max(number), {joined}"  # noqa: S608
            f" FROM ({some}) AS found",
            [number or _BEFORE_ALL, LEAVES],
        )
        count, first, last, digests = cursor.fetchone()
    packed = (
        bytes.fromhex(digests) if isinstance(digests, str) else bytes(digests or b"")
    )
    return count, first, last, packed


def _gap(number: int) -> int:
    """Return the first number from here on that no leaf has."""
    there = Leaf.objects.filter(number__gte=number).order_by("number")
    for expected, found in enumerate(there.values_list("number", flat=True), number):
        if found != expected:
            return expected
    return number
