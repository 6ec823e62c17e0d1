"""What the log may say: where something went wrong, never whom it was about."""

import logging
import re

# Links that open something, e-mail addresses and telephone numbers.
_SECRETS = (
    (re.compile(r"(?<=/)[A-Za-z0-9_-]{24,}(?=[/.\s\"']|$)"), "[link]"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "[address]"),
    (re.compile(r"(?<!\d)(?:\+44|0)(?:[\s-]?\d){9,10}(?!\d)"), "[number]"),
)


class DiscreetFormatter(logging.Formatter):
    """Masks links with a token, addresses and numbers in every line and traceback."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        words = super().format(record)
        for pattern, mask in _SECRETS:
            words = pattern.sub(mask, words)
        return words
