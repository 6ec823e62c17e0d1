"""
Opening a new centre to families.

Danger: from now on the policy counts, and families can write to the centre. The first
edition is published by one person, because nobody was promised anything before.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.editions.commands.publish_first_edition import (
    publish_first_edition,
)
from kinkeeper.privacy.editions.queries.first_edition import first_edition
from kinkeeper.rules.sentences import listed
from kinkeeper.setup import permissions
from kinkeeper.setup.commands.offer_code import move_to
from kinkeeper.setup.queries.drafted import first_draft
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.setup.queries.steps import missing, strides


@trail.command
def open_centre(
    *, by: Account, now: datetime, version_seen: int, once: UUID | None = None
) -> None:
    """
    Publish the first edition, as it was shown, and open the pages for families.

    Safe to repeat after a power cut. Raises RefusedError while a step is missing, and
    StaleError when somebody changed an answer meanwhile.
    """
    once_only.claim(once, by=by)
    if not permissions.may_set_up(by):
        raise RefusedError("Only a manager may open the centre.")
    if stage() is not Stage.CLAIMED:
        raise RefusedError("The centre is open already.")
    lacking = missing(strides(viewer=by))
    if lacking:
        raise RefusedError(f"Finish this first: {listed(lacking, 'and')}.")
    draft = first_draft(viewer=by)
    if draft is not None:
        publish_first_edition(draft=draft, by=by, now=now, version_seen=version_seen)
    elif first_edition() is None:
        raise RefusedError("Say what your centre is called first.")
    trail.record("setup.opened", about="centre", by=by)
    transaction.on_commit(lambda: move_to(Stage.OPEN))
