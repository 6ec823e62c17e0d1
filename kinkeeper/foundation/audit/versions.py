"""Two people edit one record: the second is told, and nothing is lost."""

from django.db import models
from django.db.models import F

from kinkeeper.foundation.audit.trail import RefusedError


class StaleError(RefusedError):
    """Somebody changed the record after this person had opened it."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else changed this while you were writing. "
            "Your text is kept below. Look at what changed, then save again."
        )


def advance(row: models.Model, *, seen: int) -> None:
    """Move `row.version` on from the version that the person saw.

    Raises StaleError if the record has moved on meanwhile. Call it first in a command.
    """
    model = type(row)
    moved = model._default_manager.filter(pk=row.pk, version=seen).update(
        version=F("version") + 1
    )
    if not moved:
        raise StaleError
    row.version = seen + 1  # type: ignore[attr-defined]
