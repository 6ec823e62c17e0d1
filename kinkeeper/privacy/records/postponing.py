"""
Working out promises once for many changes, when years are entered at one sitting.

Danger: inside the block the promises lag behind the facts. Nothing that proposes or
destroys may run there. No page and no nightly work uses it; filling an empty database
does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

_noted: ContextVar[dict[int, datetime] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[dict[int, datetime]]:
    """Give the cases that changed inside the block, each with its last moment."""
    noted: dict[int, datetime] = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def is_noted(case: int, now: datetime) -> bool:
    """Note a case (by its primary key) and say so; False outside of such a block."""
    noted = _noted.get()
    if noted is None:
        return False
    noted[case] = now
    return True
