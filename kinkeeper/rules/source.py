"""Where a rule comes from, so that a reader can check it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One place to look it up: a document, and where in it."""

    document: str
    clause: str

    def __str__(self) -> str:
        return f"{self.document}, {self.clause}"
