"""Who decides about the records of a family (C-12)."""

from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.queries.knowing import visible
from kinkeeper.rules.retention import Record

PURPOSE = "saying whose record it is"


def case_of_file(key: UUID, *, viewer: Account) -> Case:
    """Return the family of a case file by the key of its promise. Raises Http404."""
    found = visible(viewer).filter(key=key, kind=Record.CASE_FILE).first()
    if found is None or found.case is None or not viewer.may(Power.DISPOSAL_APPROVE):
        raise Http404
    trail.viewed(
        "record_life",
        about=found.record,
        by=viewer,
        purpose=PURPOSE,
        case_key=found.case.key,
    )
    return found.case
