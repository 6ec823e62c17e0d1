"""Why information is used, and what in the law allows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Basis:
    """A ground in the law: Article 6, and Article 9 or 10 for sensitive information."""

    title: str
    article_6: str
    article_9: str | None = None
    schedule_1: str | None = None
    withdrawable: bool = False
    objectable: bool = False
    balancing_test: bool = False
    policy_document: bool = False


@dataclass(frozen=True)
class Purpose:
    """One thing that information is used for."""

    title: str
    bases: tuple[str, ...]
    classes: tuple[str, ...]
    clause: str
    special_basis: str | None = None
