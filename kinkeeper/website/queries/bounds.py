"""Looking at the newest rows of a table that may hold a million."""

from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def newest(rows: QuerySet[Row], most: int) -> QuerySet[Row]:
    """Return at most so many of these rows, the newest, still open to more filters."""
    keys = list(rows.order_by("-pk").values_list("pk", flat=True)[most : most + 1])
    last = keys[0] if keys else None
    return rows if last is None else rows.filter(pk__gt=last)
