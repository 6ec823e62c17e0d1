"""What the form about an order shows before anything is typed."""

from typing import Any

from kinkeeper.people.models import Case, CourtOrder
from kinkeeper.people.queries.orders import all_of, in_words


def typed_before(order: CourtOrder | None) -> dict[str, Any]:
    """
    Return what a person typed when they last read this order; nothing otherwise.

    What a family or a professional said of it is shown beside the form, never in it.
    """
    if order is None or order.read_on is None:
        return {}
    told = order.unseal()
    words = ("court", "number", "kind", "terms", "who", "bans")
    dates = ("made_on", "expires_on", "hearing_on")
    return {
        **{name: told.get(name, "") for name in words},
        **{name: getattr(order, name) for name in dates},
        "contact": order.contact or "unsaid",
        "may_leave": order.may_leave,
        "forbids_contact": order.forbids_contact,
        "reports": "silent" if order.report_recipients is None else "named",
        "recipients": order.report_recipients or [],
    }


def others_than(order: CourtOrder | None, case: Case) -> list[tuple[str, str]]:
    """Return the orders whose place a new one may take, as choices."""
    found = all_of(case).filter(ended_on=None)
    if order is not None:
        found = found.exclude(pk=order.pk)
    return [(str(each.key), _called(each)) for each in found]


def _called(order: CourtOrder) -> str:
    court = order.unseal().get("court", "") or "The order"
    return f"{court}, on file since {in_words(order.recorded_on)}"
