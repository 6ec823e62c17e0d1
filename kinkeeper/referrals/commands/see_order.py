from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people import permissions
from kinkeeper.people.models import CourtOrder, OrderSight


@trail.command
def see_order(*, order: CourtOrder, by: Account, now: datetime) -> OrderSight:
    """Write down that a worker has read what an order says. Twice is once."""
    if not permissions.may_see_orders(by):
        raise trail.RefusedError("You do not need to read this.")
    sight, _ = OrderSight.objects.get_or_create(
        order=order,
        account=by,
        version=order.version,
        defaults={"seen_at": now},
    )
    trail.record("court_order.read", about=order, by=by, case_key=order.case.key)
    return sight
