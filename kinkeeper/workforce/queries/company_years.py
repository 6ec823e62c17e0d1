"""
The company's financial years, for papers about leave that may be about pay too (A12).

The money app stands above this one and adds its table when Django starts.
"""

from collections.abc import Callable
from datetime import date

from kinkeeper.rules.retention import FinancialYear

Find = Callable[[date], tuple[FinancialYear, ...]]

_sources: list[Find] = []


def add_source(find: Find) -> None:
    _sources.append(find)


def years_with(day: date) -> tuple[FinancialYear, ...]:
    """Return the financial years that hold a day; none when nobody entered one."""
    return tuple(year for find in _sources for year in find(day))
