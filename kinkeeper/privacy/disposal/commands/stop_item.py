from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.take_out import stop
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries.due import OPEN


@trail.command
def stop_item(*, item: Item, reason: str, by: Account, version_seen: int) -> None:
    """
    Take one record out of its review, before or during the cooling-off.

    One person is enough, and the yeses given are void. The record comes back in the
    next night's review unless a hold is placed. Raises RefusedError when the person
    may not, gives no reason, or the record has gone.
    """
    if not (by.may(Power.DISPOSAL_PREPARE) or by.may(Power.DISPOSAL_APPROVE)):
        raise RefusedError("This needs the records lead, a manager or a co-ordinator.")
    if not reason.strip():
        raise RefusedError("Say why this record should stay.")
    versions.advance(item, seen=version_seen)
    item.refresh_from_db()
    if item.state not in OPEN:
        raise RefusedError("This record is not in an open review any more.")
    stop(item, why=reason.strip(), by=by)
