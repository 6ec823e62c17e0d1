"""Small numbers can point at somebody, so everybody's pages do not show them (K3)."""

import re

FEWEST_SHOWN = 5
_TWICE = re.compile(r"; \d+ counted twice")
_ALONE = re.compile(rf"(?<![\w.,:-])[1-{FEWEST_SHOWN - 1}](?![\w.,:-])")


def hidden(figure: str) -> str:
    """Return a figure in which every count from one to four is left vague."""
    return _ALONE.sub("fewer than five", _TWICE.sub("; counted twice", figure))
