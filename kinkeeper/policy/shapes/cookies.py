"""The register of cookies. What is not here may not be set."""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What a visitor chooses between. Necessary ones need no choice."""

    NECESSARY = "necessary"
    PREFERENCES = "preferences"
    STATISTICS = "statistics"


class Exemption(StrEnum):
    """The exception in the law that allows it without consent, if any."""

    STRICTLY_NECESSARY = "strictly_necessary"
    APPEARANCE = "appearance"
    STATISTICAL = "statistical"
    NONE = "none"


@dataclass(frozen=True)
class Cookie:
    """
    One cookie, or other storage in the browser.

    The name may end in `*`. No months and no days means until the browser closes.
    """

    purpose: str
    provider: str
    category: Category
    exemption: Exemption
    clause: str
    holds: str
    first_party: bool = True
    technology: str = "cookie"
    months: int = 0
    days: int = 0
    linked_to: str = "nothing"
    http_only: bool = False
    same_site: str = "Lax"
    enabled: bool = True

    @property
    def session(self) -> bool:
        """Tell whether it goes when the browser closes."""
        return not self.months and not self.days

    @property
    def needs_consent(self) -> bool:
        """Tell whether it waits for a yes."""
        return self.exemption is Exemption.NONE
