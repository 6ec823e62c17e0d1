"""References that people can say on the phone: RR-0042, D-0007."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, models, transaction

Row = TypeVar("Row", bound=models.Model)
TRIES = 5


def numbered(model: type[Row], prefix: str, write: Callable[[str], Row]) -> Row:
    """Write a row with the next free reference, trying again if somebody was faster."""
    for tried in range(TRIES):
        last = model._default_manager.order_by("-pk").first()
        number = int(last.reference.split("-")[1]) if last else 0  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                return write(f"{prefix}-{number + 1 + tried:04d}")
        except IntegrityError:
            if tried == TRIES - 1:
                raise
    raise AssertionError("unreachable")
