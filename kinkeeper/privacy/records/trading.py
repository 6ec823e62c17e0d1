"""Does the company still trade? Reports are kept "so long as" it does (C-11)."""

from datetime import date

from kinkeeper.policy import edition


def ceased_on() -> date | None:
    """Return the day on which the company stopped trading, as the edition says."""
    return edition.in_force().controller.ceased_trading_on
