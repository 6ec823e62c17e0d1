"""The prose of the policy. Markdown without HTML; numbers only by placeholder."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """
    One clause as it is printed, and what the product does about it.

    `missions` are the rows of the mission that it promises. `tables` are printed after
    the text and made from the rules themselves.
    """

    id: str
    title: str
    summary: str
    body: str
    does: str
    missions: tuple[str, ...]
    tables: tuple[str, ...] = ()
