from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import CourtOrder
from kinkeeper.people.queries.orders import facts_of
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.record_order import may_keep_orders
from kinkeeper.rules.referrals.orders import days_left


@trail.command
def go_on_after_order(
    *,
    order: CourtOrder,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> CourtOrder:
    """
    Decide that contact goes on after an order has ended, for a reason (R17).

    Refuses while the end is far off, and for an order that forbids contact: that it
    has run out does not make contact safe. The risks have to be assessed anew, and a
    new order is written down.
    """
    once_only.claim(once, by=by)
    may_keep_orders(order.case, by)
    today = clock.london(now).date()
    if not reason.strip():
        raise trail.RefusedError("Say why contact goes on, in a sentence.")
    if order.forbids_contact:
        raise trail.RefusedError(
            "This order forbade contact. That it has ended does not make it safe. "
            "Assess the risks, then write down what the court says now."
        )
    if days_left(order.expires_on, today) is None or facts_of(order).replaced(today):
        raise trail.RefusedError("This order does not end soon.")
    versions.advance(order, seen=version_seen)
    order.goes_on = True
    order.seal({**order.unseal(), "goes_on_because": reason})
    order.save()
    obligations.refresh(case=order.case, now=now)
    trail.record("court_order.goes_on", about=order, by=by, case_key=order.case.key)
    return order
