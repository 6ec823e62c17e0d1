"""What was taken away from somebody stays taken away after a restore.

A link that was recalled would lead somewhere again, and whoever left the team could
sign in. Each such row is one line: which row, and the columns that were set. Nothing
is given by a replay, and a row that the backup does not know needs none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account, RoleGrant
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line, Replayed


@dataclass(frozen=True)
class TakenBack:
    """
    Rows of one table that were ended.

    `named_by`: the column that tells a row from all others for ever. `columns` are put
    back as they were. `apart`: what tells two times apart, where a row can be ended,
    given back and ended again.
    """

    kind: str
    model: type[Model]
    when: Q
    columns: tuple[str, ...]
    named_by: str = "key"
    apart: tuple[str, ...] = ()


def add(one: TakenBack) -> None:
    """Write such rows into the journal from now on, and end them after a restore."""
    register.add_replay(
        one.kind, order=register.WITHDRAWALS, lines=_lines(one), replay=_replay(one)
    )


def register_access() -> None:
    """Whoever may not sign in any more, and roles that ended (P12a)."""
    add(TakenBack("sign_in_ended", Account, Q(is_active=False), ("is_active",), "id"))
    ended = Q(ended_on__isnull=False)
    add(TakenBack("role_ended", RoleGrant, ended, ("ended_on",), "id"))


def _lines(one: TakenBack) -> Callable[[], Iterator[Line]]:
    def lines() -> Iterator[Line]:
        now = clock.now()
        for row in one.model._default_manager.filter(one.when).order_by("pk"):
            said = _told(one, row)
            times = [words.told(row)[column] for column in one.apart]
            imprint = words.imprint((sorted(said.items()), times))
            yield Line(one.kind, f"{said[one.named_by]}:{imprint}", now, said)

    return lines


def _told(one: TakenBack, row: Model) -> dict[str, Any]:
    known = words.told(row)
    name = str(getattr(row, one.named_by))
    return {one.named_by: name} | {column: known[column] for column in one.columns}


def _replay(one: TakenBack) -> Callable[[Line], Replayed]:
    def replay(line: Line) -> Replayed:
        name = {one.named_by: line.said[one.named_by]}
        row = one.model._default_manager.filter(**name).first()
        if row is None or _told(one, row) == dict(line.said):
            return Replayed.ALREADY
        values = words.read(one.model, dict(line.said))
        one.model._default_manager.filter(pk=row.pk).update(
            **{column: values[column] for column in one.columns}
        )
        trail.record(f"{one.kind}.replayed", about=row, by=None)
        return Replayed.DONE

    return replay
