from datetime import date, datetime
from uuid import UUID

from kinkeeper.finance import permissions
from kinkeeper.finance.models import Price
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def set_price(
    *,
    what: str,
    pence: int,
    counts_from: date,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Price:
    """
    Say what something costs from a day on. Zero means that it is free.

    A price of a day that is over is never changed: people relied on it. Raises
    RefusedError.
    """
    once_only.claim(once, by=by)
    if not permissions.may_set_prices(by):
        raise RefusedError("Only who answers for the money may change a price.")
    if counts_from < clock.london(now).date():
        raise RefusedError("A price counts from today or from a later day.")
    price, _ = Price.objects.update_or_create(
        what=what, counts_from=counts_from, defaults={"pence": pence}
    )
    trail.record(
        "price.set",
        about=price,
        by=by,
        detail={"what": what, "pence": pence, "from": str(counts_from)},
    )
    return price
