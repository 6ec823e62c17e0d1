"""Taking the whole database at one moment, and putting it back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from kinkeeper.foundation.recovery.snapshots import postgres, sqlite


@dataclass(frozen=True)
class Way:
    """How one kind of database is taken, moved aside and put back.

    `take(folder)` returns the rows of each table; `is_empty()`; `move_aside(stamp)` and
    `put_back(folder, migrations)` may be repeated after a power cut.
    """

    take: Callable[[Path], dict[str, int]]
    is_empty: Callable[[], bool]
    move_aside: Callable[[str], None]
    put_back: Callable[[Path, dict[str, str]], None]


WAYS = {
    "sqlite": Way(sqlite.take, sqlite.is_empty, sqlite.move_aside, sqlite.put_back),
    "postgresql": Way(
        postgres.take, postgres.is_empty, postgres.move_aside, postgres.put_back
    ),
}


def way() -> Way:
    return WAYS[connection.vendor]
