"""Changes that the law or a court demands, so that they count for everybody (PV-5)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LegalOverride:
    """What demands a change: an Act, an order, a decision of the regulator."""

    cites: str
