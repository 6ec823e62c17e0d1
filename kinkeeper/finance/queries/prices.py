"""What things cost, for the team and for everybody."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.finance import permissions
from kinkeeper.finance.models import Price
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import date_words


@dataclass(frozen=True)
class Priced:
    """One thing with its price in words, and the change to come, if there is one."""

    name: str
    cost: str
    later: str


def price_list(today: date) -> list[Priced]:
    """Return what has a price today or from a later day, in the order of the list."""
    prices: dict[str, list[Price]] = {}
    for price in Price.objects.order_by("counts_from"):
        prices.setdefault(price.what, []).append(price)
    return [
        _priced(str(what.label), prices[what], today)
        for what in Price.What
        if what in prices
    ]


def prices_for(viewer: Account, today: date) -> list[Priced]:
    """Return the list for those who may change it. Raises Http404."""
    if not permissions.may_set_prices(viewer):
        raise Http404
    return price_list(today)


def in_pounds(pence: int) -> str:
    """Return a sum as people write it: £45, £7.50, free."""
    if not pence:
        return "Free"
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"


def _priced(name: str, prices: list[Price], today: date) -> Priced:
    now = [each for each in prices if each.counts_from <= today]
    later = [each for each in prices if each.counts_from > today]
    return Priced(
        name,
        in_pounds(now[-1].pence) if now else "Not yet",
        "; ".join(
            f"{in_pounds(each.pence)} from {date_words(each.counts_from)}"
            for each in later
        ),
    )
