"""Cells of a file for a spreadsheet: none of them may act."""

# A spreadsheet takes a cell that begins so for a formula, also behind spaces.
_WORKED_OUT = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: object) -> str:
    """Return a value as a cell that no spreadsheet works out. None is empty."""
    text = "" if value is None else str(value)
    active = text.startswith(_WORKED_OUT) or text.lstrip().startswith(_WORKED_OUT)
    return f"'{text}" if active else text
