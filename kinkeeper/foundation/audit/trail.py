"""
The audit trail.

`command` runs an act in one transaction and undoes it when nothing was recorded.
`record` writes what was done, `viewed` writes what was read: no event, no document.
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import Field

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.models import Event, new_salt

P = ParamSpec("P")
R = TypeVar("R")

_FIELDS = [
    cast("Field[Any, Any]", Event._meta.get_field(name))
    for name in (
        "action",
        "about",
        "by_id",
        "by_roles",
        "purpose",
        "case_key",
        "detail",
        "happened_at",
        "salt",
    )
]
_INSERT = "INSERT INTO {} ({}) VALUES ({})".format(  # noqa: S608
    Event._meta.db_table,
    ", ".join(str(field.column) for field in _FIELDS),
    ", ".join(["%s"] * len(_FIELDS)),
)
_CASE_KEY, _DETAIL = _FIELDS[5], _FIELDS[6]
_recorded: ContextVar[int] = ContextVar("recorded", default=0)

# Apps above add functions when Django starts: asked before each act and each read that
# is about a case. They raise RefusedError when it must not be; nothing is done then.
Guard = Callable[[str, UUID | None, Account | None], None]
_guards: list[Guard] = []


def add_guard(guard: Guard) -> None:
    """Register `fn(action, case_key, by)`. Adding it again changes nothing."""
    if guard not in _guards:
        _guards.append(guard)


class NothingAuditedError(Exception):
    """A command finished without recording what it did. Call `trail.record`."""


class RefusedError(Exception):
    """An expected no. The message is a sentence for the person who asked."""


def record(
    action: str,
    *,
    about: models.Model | str,
    by: Account | None,
    case_key: UUID | None = None,
    purpose: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write one event. Pass `by=None` only for nightly work and public forms.

    `detail` holds keys, codes and counts, never words about a person.
    Raises RefusedError when a guard says that this must not be.
    """
    for guard in _guards:
        guard(action, case_key, by)
    _write(
        action,
        about if isinstance(about, str) else name_of(about),
        by.pk if by else None,
        ",".join(sorted(by.roles())) if by else "",
        purpose,
        case_key=case_key,
        detail=detail,
        salt=new_salt(),
    )
    _recorded.set(_recorded.get() + 1)


def record_many(
    action: str,
    told: Iterable[tuple[str, UUID | None, Mapping[str, object]]],
) -> None:
    """Write an event for each record told (its name, its case, the detail), by nobody.

    Only for work at night and after a restore.
    """
    db = connections[DEFAULT_DB_ALIAS]
    at = db.ops.adapt_datetimefield_value(clock.now())
    rows = [
        (
            *(action, about, None, "", ""),
            _CASE_KEY.get_db_prep_save(case_key, db) if case_key else None,
            _DETAIL.get_db_prep_save(dict(detail), db) if detail else "{}",
            at,
            new_salt(),
        )
        for about, case_key, detail in told
    ]
    with db.cursor() as cursor:
        cursor.executemany(_INSERT, rows)
    _recorded.set(_recorded.get() + len(rows))


def _write(
    *told: str | int | None,
    case_key: UUID | None,
    detail: Mapping[str, object] | None,
    salt: bytes,
) -> None:
    # One plain INSERT: an event is written with every act, and the model's own way
    # costs more than most acts do. Text and numbers need no preparing, and the
    # connection is looked up once.
    db = connections[DEFAULT_DB_ALIAS]
    key = _CASE_KEY.get_db_prep_save(case_key, db) if case_key else None
    words = _DETAIL.get_db_prep_save(dict(detail), db) if detail else "{}"
    at = db.ops.adapt_datetimefield_value(clock.now())
    with db.cursor() as cursor:
        cursor.execute(_INSERT, (*told, key, words, at, salt))


def viewed(
    what: str,
    *,
    about: models.Model | str,
    by: Account,
    purpose: str,
    case_key: UUID | None = None,
) -> None:
    """Write that somebody read something. Raises if it cannot be written."""
    record(f"{what}.viewed", about=about, by=by, case_key=case_key, purpose=purpose)


def name_of(row: models.Model) -> str:
    """Return how the trail names a row: its model and its key."""
    return f"{row._meta.label}:{getattr(row, 'key', None) or row.pk}"


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction, and undo it all if nothing was audited."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        before = _recorded.get()
        with transaction.atomic():
            result = function(*args, **kwargs)
            if _recorded.get() == before:
                raise NothingAuditedError(function.__qualname__)
        return result

    return run
