"""From the words in a cell to a value, or a sentence that says what is wrong."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from kinkeeper.rules.sentences import listed

_YES, _NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0", ""}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class WrongCellError(Exception):
    """A cell cannot be used. The message names the column and says what to write."""

    def __init__(self, why: str, column: str = "") -> None:
        super().__init__(why)
        self.column = column


def needed(cells: Mapping[str, str], name: str) -> str:
    """Return a cell that must not be empty."""
    text = cells.get(name, "")
    if not text:
        raise WrongCellError(f"“{name}” is empty.", name)
    return text


def day(cells: Mapping[str, str], name: str) -> date | None:
    """Return a day, or None for an empty cell."""
    text = cells.get(name, "")
    for pattern in _DAYS if text else ():
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    if text:
        raise WrongCellError(f"“{name}” is not a day. Write it like 31/12/2026.", name)
    return None


def needed_day(cells: Mapping[str, str], name: str) -> date:
    """Return a day that must be there."""
    needed(cells, name)
    found = day(cells, name)
    assert found is not None  # noqa: S101
    return found


def clock_time(cells: Mapping[str, str], name: str) -> time:
    """Return a time of day in London."""
    text = needed(cells, name).replace(".", ":")
    try:
        return time.fromisoformat(text if len(text) > 4 else f"0{text}")
    except ValueError:
        raise WrongCellError(
            f"“{name}” is not a time. Write it like 14:30.", name
        ) from None


def yes(cells: Mapping[str, str], name: str) -> bool:
    """Return yes or no; empty means no."""
    text = cells.get(name, "").casefold()
    if text not in _YES | _NO:
        raise WrongCellError(f"“{name}” must be yes or no.", name)
    return text in _YES


def number(cells: Mapping[str, str], name: str) -> int:
    """Return a whole number."""
    text = needed(cells, name)
    if not text.isdecimal():
        raise WrongCellError(f"“{name}” must be a whole number.", name)
    return int(text)


def one_of(cells: Mapping[str, str], name: str, words: Mapping[str, str]) -> str:
    """Return the value that one of the allowed words stands for."""
    text = needed(cells, name).casefold()
    if text not in words:
        raise WrongCellError(f"“{name}” must be {listed(list(words), 'or')}.", name)
    return words[text]


def email(cells: Mapping[str, str], name: str) -> str:
    """Return an e-mail address, or an empty text."""
    text = cells.get(name, "")
    if text and not _EMAIL.fullmatch(text):
        raise WrongCellError(f"“{name}” is not an e-mail address.", name)
    return text
