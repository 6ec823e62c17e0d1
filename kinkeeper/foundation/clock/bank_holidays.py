"""Public holidays, where the office is. Data, and correctable without a release.

The days come from `bank_holidays.toml` beside this file, or from a file of that name in
the data folder, which then counts instead. A correction counts after a restart.
Outside the years of the file only weekends are known. That is the safe side: the day
for an answer can then only be earlier than the law allows, never later.
"""

import os
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from kinkeeper.rules.deadlines import Region

PUBLISHED = Path(__file__).with_name("bank_holidays.toml")
DATA_DIR = Path(__file__).parents[3] / "var"


class HolidayFileError(Exception):
    """The file of public holidays cannot be used. The message says why."""


def published(region: Region | str) -> frozenset[date]:
    """Return the public holidays of a region, substitute days included."""
    return frozenset(named(Region(region)))


def named(region: Region) -> Mapping[date, str]:
    """Return the public holidays of a region with their names."""
    return _read(_file())[region]


def _file() -> Path:
    corrected = Path(os.environ.get("DATA_DIR", DATA_DIR)) / PUBLISHED.name
    return corrected if corrected.exists() else PUBLISHED


@cache
def _read(file: Path) -> Mapping[Region, Mapping[date, str]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        return {
            region: {
                _day(holiday["on"]): str(holiday["name"])
                for year in tables[region.value].values()
                for holiday in year
            }
            for region in Region
        }
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise HolidayFileError(
            f"{file} is not a list of public holidays: {error}."
        ) from error


def _day(found: object) -> date:
    if type(found) is not date:
        raise ValueError(f"{found!r} is not a date")
    return found
