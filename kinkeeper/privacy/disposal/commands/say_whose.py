from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations


@trail.command
def say_whose(
    *,
    case: Case,
    our_role: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Case:
    """
    Say who decides about the records of a family: we, or the body that sent it (C-12).

    What is another body's is proposed to nobody for disposal, and what is proposed is
    taken out. Raises RefusedError, also when the file is not here any more.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.DISPOSAL_APPROVE):
        raise RefusedError("This needs the records lead or a manager.")
    case = obligations.locked(case)
    if case.file_destroyed_on is not None:
        raise RefusedError("The file of this family is not here any more.")
    versions.advance(case, seen=version_seen)
    case.refresh_from_db()
    case.our_role = Case.OurRole(our_role)
    case.save(update_fields=["our_role"])
    obligations.refresh(case=case, now=now)
    trail.record(
        "case.whose_said",
        about=case,
        by=by,
        case_key=case.key,
        detail={"our_role": case.our_role},
    )
    return case
