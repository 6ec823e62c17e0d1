"""Marks on a body, added to a concern or to an entry of the accident book."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.rules.safeguarding.body import PARTS
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.models import Accident, Concern
from kinkeeper.safeguarding.permissions import may_read_accident_book
from kinkeeper.safeguarding.queries.concerns import access_of


@dataclass(frozen=True)
class Mark:
    """One mark: where, how big, which colour, how it looks. Only where is needed."""

    part: str
    size: str = ""
    colour: str = ""
    looks: str = ""


@dataclass(frozen=True)
class Seen:
    """What somebody saw and heard at one time."""

    marks: Sequence[Mark]
    seen_by: str = ""
    child_words: str = ""
    adult_words: str = ""
    told: str = ""

    def sealed(self, *, by: Account, now: datetime) -> dict[str, Any]:
        """Return it with who wrote it and when (London). Raises RefusedError."""
        if not self.marks:
            raise RefusedError("Choose at least one part of the body.")
        if any(mark.part not in PARTS for mark in self.marks):
            raise RefusedError("Choose the part of the body from the list.")
        written = {"at": f"{clock.london(now):%-d %B %Y, %H:%M}", "by": by.short_name}
        return {**asdict(self), **written}


@trail.command
def add_marks(
    *,
    about: Accident | Concern,
    seen: Seen,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Add what was seen. Nothing that stands there is changed or taken away.

    By who wrote the record, or who looks after it. What stands there is read again
    under a lock, so that two at once lose no mark. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if not _may_add(about, by):
        raise RefusedError("Only who wrote this, or who looks after it, adds to it.")
    entry = seen.sealed(by=by, now=now)
    model = type(about)
    locked = model._default_manager.select_for_update(of=("self",)).get(pk=about.pk)
    said = locked.unseal()
    about.seal({**said, "maps": [*said.get("maps", []), entry]})
    about.save(update_fields=["sealed"])
    trail.record(
        f"{model.__name__.lower()}.marks_added",
        about=about,
        by=by,
        case_key=about.case.key if about.case else None,
        detail={"marks": len(seen.marks)},
    )


def _may_add(about: Accident | Concern, by: Account) -> bool:
    if about.author_id == by.pk:
        return True
    if isinstance(about, Concern):
        return access_of(about, viewer=by) is Access.DECIDE
    return may_read_accident_book(by)
