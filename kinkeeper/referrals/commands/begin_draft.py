from datetime import datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files import store
from kinkeeper.foundation.vault import containers
from kinkeeper.referrals.models import Attachment, Draft, Invitation

DRAFT_DAYS = 14


@trail.command
def begin_draft(
    *, side: str, invitation: Invitation | None = None, now: datetime
) -> Draft:
    """
    Begin a family's form, with a key of its own.

    An invited person who begins anew loses what was begun before.
    """
    if invitation is not None:
        for old in Draft.objects.filter(invitation=invitation):
            destroy(old, now=now)
    draft = Draft(
        container=containers.make("draft", now=now),
        side=side,
        invitation=invitation,
        begun_at=now,
        changed_at=now,
        expires_on=clock.london(now).date() + timedelta(days=DRAFT_DAYS),
    )
    draft.seal({"answers": {}})
    draft.save()
    trail.record("draft.begun", about=draft, by=None)
    return draft


def destroy(draft: Draft, *, now: datetime) -> None:
    """Take a draft and its papers away, destroy its key. Part of a caller's command."""
    container = draft.container
    for attachment in Attachment.objects.filter(draft=draft).select_related(
        "file", "preview"
    ):
        files = attachment.files
        attachment.delete()
        store.erase_all(files)
    draft.delete()
    containers.shred(container, now=now)
