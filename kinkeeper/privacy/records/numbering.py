"""
References that people can say on the phone: RR-0042, D-0007, AB-0003.

None is given twice, also when two people press at one moment, and also after the last
one was destroyed: certificates and looks go on naming it.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, models, transaction

from kinkeeper.privacy.records.models import Look

Row = TypeVar("Row", bound=models.Model)
TRIES = 5
# Numbers rise with their rows; a replay after a restore may mix a few.
AMONG = 200


def numbered(model: type[Row], prefix: str, write: Callable[[str], Row]) -> Row:
    """Write a row with the next free reference, trying again if somebody was faster."""
    for tried in range(TRIES):
        number = max(_last(model, prefix), _last(Look, prefix))
        try:
            with transaction.atomic():
                return write(f"{prefix}-{number + 1:04d}")
        except IntegrityError:
            if tried == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def save_as_next(row: Row, prefix: str) -> Row:
    """Save a new row under the next free reference of its series."""

    def write(reference: str) -> Row:
        row.reference = reference  # type: ignore[attr-defined]
        row.save()
        return row

    return numbered(type(row), prefix, write)


def _last(model: type[models.Model], prefix: str) -> int:
    """
    Return the highest number of a series that a table names; 0 without one.

    Rows that were made nameless have no number and are counted: it was given out.
    """
    named = model._default_manager.filter(reference__startswith=f"{prefix}-")
    found = named.values_list("reference", flat=True).order_by("-pk")[:AMONG]
    ends = (reference.rpartition("-")[2] for reference in found)
    highest = max((int(end) for end in ends if end.isdigit()), default=0)
    return max(highest, named.count())
