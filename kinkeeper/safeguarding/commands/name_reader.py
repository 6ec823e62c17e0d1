from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern, Named


@trail.command
def name_reader(
    *,
    concern: Concern,
    account: Account,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> Named:
    """Let one more person read and decide a restricted concern. Never its subject."""
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    if not concern.restricted:
        raise RefusedError("Every safeguarding lead reads this one already.")
    if account.pk == concern.subject_id or not account.is_team:
        raise RefusedError("This person cannot be named.")
    if concern.named.filter(account=account, until_at=None).exists():
        raise RefusedError("This person is named already.")
    write_down(concern, what=f"Named {account.short_name}", why=why, by=by, now=now)
    named = Named.objects.create(concern=concern, account=account, from_at=now)
    trail.record("concern.reader_named", about=concern, by=by)
    return named
