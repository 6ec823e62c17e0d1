"""Who makes the promises, who watches, and which edition this is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Header:
    """Which edition this is. `supersedes` is the version of the one before."""

    version: str
    title: str
    published_on: date
    effective_from: date
    supersedes: str | None = None


@dataclass(frozen=True)
class Controller:
    """
    The centre that makes the promises (P15).

    `ceased_trading_on`: the day on which it stopped; reports then go to a successor.
    """

    name: str
    address: tuple[str, ...]
    email: str
    phone: str
    lead: str
    registration: str
    ceased_trading_on: date | None = None

    @property
    def shown_name(self) -> str:
        """The name as pages print it, with a printer’s apostrophe."""
        return self.name.replace("'", "\u2019")


@dataclass(frozen=True)
class Regulator:
    """Whom people may complain to when we do not put it right."""

    name: str
    address: tuple[str, ...]
    phone: str
    website: str
