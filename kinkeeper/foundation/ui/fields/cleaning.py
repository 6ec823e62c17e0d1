"""What may stay in typed text: letters of every language, and nothing invisible."""

import unicodedata

NUL = "\x00"
KEPT_CONTROLS = "\n\t"
# They turn the reading direction round, so that a text can read unlike what it is.
DIRECTION_OVERRIDES = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def without_controls(text: str) -> str:
    """Return `text` with line ends as \\n and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in text if _stays(letter))


def _stays(letter: str) -> bool:
    if letter in KEPT_CONTROLS:
        return True
    category = unicodedata.category(letter)
    return category not in ("Cc", "Cs") and letter not in DIRECTION_OVERRIDES
