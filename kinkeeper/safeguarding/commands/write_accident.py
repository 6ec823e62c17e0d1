from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.numbering import save_as_next
from kinkeeper.safeguarding.models import Accident


@dataclass(frozen=True)
class Told:
    """What an entry of the accident book says, as the law asks for it."""

    name: str
    what: str
    where: str
    address: str = ""
    occupation: str = ""
    injury: str = ""
    first_aid: str = ""
    witnesses: str = ""
    told: str = ""
    born_on: date | None = None

    def sealed(self, child: Person | None) -> Mapping[str, object]:
        """Return the words, with the birth date that the look after years needs."""
        born_on = child.born_on if child is not None else self.born_on
        return {**asdict(self), "born_on": born_on}


@trail.command
def write_accident(  # noqa: PLR0913
    *,
    told: Told,
    hurt: str,
    happened_at: datetime,
    by: Account,
    now: datetime,
    case: Case | None = None,
    child: Person | None = None,
    reportable: bool = False,
    once: UUID | None = None,
) -> Accident:
    """
    Write an accident down, as everybody in the team may.

    The entry is kept without an end date (P9k). It is no safeguarding concern and
    protects no file; who worries about a child tells the lead besides.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.CONCERNS_RAISE):
        raise RefusedError("Only the team can write in the accident book.")
    if not told.name.strip() or not told.what.strip():
        raise RefusedError("Say who was hurt and what happened.")
    if happened_at > now:
        raise RefusedError("The accident cannot lie in the future.")
    accident = Accident(
        hurt=Accident.Hurt(hurt),
        case=case,
        child=child if hurt == Accident.Hurt.CHILD else None,
        happened_at=happened_at,
        recorded_at=now,
        author=by,
        reportable=reportable,
        container=containers.make("accident", now=now),
    )
    accident.seal(told.sealed(accident.child))
    save_as_next(accident, "AB")
    trail.record(
        "accident.written",
        about=accident,
        by=by,
        case_key=case.key if case else None,
        detail={"reportable": reportable},
    )
    obligations.keep_alone(record=trail.name_of(accident), now=now)
    return accident
