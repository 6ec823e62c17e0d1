from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.given import Given
from kinkeeper.privacy.rights.queries.concerning import oneself
from kinkeeper.privacy.rights.queries.given import given_by_viewer


@trail.command
def take_given(*, by: Account, kind: str) -> list[Given]:
    """
    Return what a family member gave us, for them to take along, and record it.

    `kind` is the kind of file. Raises Http404 for who has no part in a family.
    """
    own = oneself(by)
    found = given_by_viewer(by)
    trail.record(
        "given.taken",
        about=by,
        by=by,
        case_key=own.case.key if own.case else None,
        detail={"kind": kind, "lines": len(found)},
    )
    return found
