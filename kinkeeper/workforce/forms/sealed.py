"""Sealed words as a form shows them again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def shown(said: Mapping[str, Any], *, days: Sequence[str]) -> dict[str, Any]:
    """Return the sealed words with the named ones made days again."""
    found = {name: said.get(name) for name in days}
    return {
        **said,
        **{
            name: date.fromisoformat(day) if day else None
            for name, day in found.items()
        },
    }
