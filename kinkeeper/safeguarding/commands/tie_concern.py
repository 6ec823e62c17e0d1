"""
A worry that named no family turns out to be about one.

Danger: from this moment the whole file of that family, and its reports, are kept
without an end date (P9k). It is done once and cannot be taken back, so it needs a
reason and somebody who decides on the concern.
"""

from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.privacy.records import obligations
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern


@trail.command
def tie_concern(
    *,
    concern: Concern,
    case: Case,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
    child: Person | None = None,
) -> None:
    """
    Tie a concern without a family to one, with a reason, once.

    Who may read it stays as it is, named people too. `child` must be one of the
    family. Raises RefusedError, also for a family that `by` may not know of.
    """
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    if concern.case_id is not None:
        raise RefusedError("This concern belongs to a family already.")
    _check(case, child, by)
    what = f"Tied to family {case.reference}"
    write_down(concern, what=what, why=why, by=by, now=now)
    concern.case, concern.child = case, child
    concern.save(update_fields=["case", "child"])
    trail.record("concern.tied", about=concern, by=by, case_key=case.key)
    obligations.join(record=trail.name_of(concern), case=case, now=now)


def _check(case: Case, child: Person | None, by: Account) -> None:
    """Raise RefusedError where the family, or the child, cannot be meant."""
    known = cases_visible_to(by).filter(pk=case.pk)
    if not known.exists():
        raise RefusedError("There is no family with this sign.")
    if obligations.locked(case).file_destroyed_on is not None:
        raise RefusedError("The file of this family has gone. Nothing can join it.")
    of_family = case.parties.filter(side=Party.Side.CHILD)
    if child is not None and not of_family.filter(person=child).exists():
        raise RefusedError("Choose a child of this family.")
