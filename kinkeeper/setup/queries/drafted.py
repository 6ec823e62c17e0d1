"""The first edition while the centre is set up, and what stands in it."""

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy.edition import (
    DefectiveEditionError,
    Edition,
    compile_edition,
    compiled,
    document_in,
    in_force,
)
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.queries.first_edition import first_edition
from kinkeeper.setup import permissions


def first_draft(*, viewer: Account) -> DraftEdition | None:
    """Return the first edition while it is still being written. Raises Http404."""
    if not permissions.may_set_up(viewer):
        raise Http404
    found = first_edition()
    if found is None or found.state == DraftEdition.State.PUBLISHED:
        return None
    return found


def edition_of(draft: DraftEdition | None) -> Edition:
    """Return what a draft says, whole or not; without one, what is in force."""
    if draft is None:
        return in_force()
    content = draft.text.encode()
    return compiled(document_in(content), content)


def defects_of(draft: DraftEdition | None) -> tuple[str, ...]:
    """Return what keeps a draft from being published, as sentences."""
    if draft is None:
        return ()
    try:
        compile_edition(draft.text.encode())
    except DefectiveEditionError as error:
        return error.defects
    return ()
