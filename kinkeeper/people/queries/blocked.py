"""
Which families' information must not be used for now, as the lists must know it.

The register of records, above this app, tells when Django starts (`add_block`).
"""

from collections.abc import Callable

from django.db.models import Q

from kinkeeper.people.models import Case

WORDS = "Blocked for now"

_blocks: list[Callable[[], Q]] = []


def add_block(ask: Callable[[], Q]) -> None:
    """Register `fn() -> Q` over cases: those that somebody asked us not to use."""
    _blocks.append(ask)


def blocked() -> Q:
    """Return the condition over cases that holds for blocked ones."""
    none = Q(pk__in=[])
    for ask in _blocks:
        none |= ask()
    return none


def blocked_now() -> set[int]:
    """Return the keys of the blocked cases, for a list that names many."""
    return set(Case.objects.filter(blocked()).values_list("pk", flat=True))
