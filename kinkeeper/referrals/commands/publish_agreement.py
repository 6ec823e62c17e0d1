"""The centre writes its rules anew, and asks everybody to sign again."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import AgreementText
from kinkeeper.referrals.queries.agreements import in_force
from kinkeeper.rules.referrals.agreement import UnclearPartError, read


@trail.command
def publish_agreement(
    *, text: str, seen: int, by: Account, now: datetime, once: UUID | None = None
) -> AgreementText:
    """
    Put a new version in force, written after version `seen`. A manager does it.

    Copies that were signed stay as they were. Refuses a text without parts, and one
    that changes nothing. Raises StaleError when somebody else wrote one meanwhile.
    """
    once_only.claim(once, by=by)
    if not permissions.may_write_agreement(by):
        raise trail.RefusedError("Only a manager can write the rules.")
    before = in_force()
    if before.number != seen:
        raise StaleError
    try:
        parts = read(text)
    except UnclearPartError as unclear:
        raise trail.RefusedError(str(unclear)) from None
    if parts == before.parts:
        raise trail.RefusedError("Nothing is different from what is in force.")
    try:
        with transaction.atomic():
            made = AgreementText.objects.create(
                number=before.number + 1,
                parts=[[part.title, part.words] for part in parts],
                published_at=now,
                published_by=by,
            )
    except IntegrityError:
        raise StaleError from None
    trail.record("agreement.published", about=made, by=by)
    return made
