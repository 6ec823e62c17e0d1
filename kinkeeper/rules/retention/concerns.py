"""Is the record protected by a safeguarding concern? (C-6)

A protected record loses its end date, because somebody may ask for it decades later.
Closing a concern changes nothing. In doubt the record is protected.
"""

from collections.abc import Sequence

from kinkeeper.rules.retention.question import Case, Concern
from kinkeeper.rules.retention.settings import SafeguardingScope, Settings


def protected(case: Case, about: Sequence[str], settings: Settings) -> bool:
    """Tell whether any concern of the case protects a document about these children."""
    return any(
        _reaches(concern, about, settings.safeguarding_scope)
        and not (settings.safeguarding_downgrade and _taken_back(concern))
        for concern in case.safeguarding
    )


def _reaches(concern: Concern, about: Sequence[str], scope: SafeguardingScope) -> bool:
    """A document about nobody in particular is about every child of the case."""
    if scope is SafeguardingScope.CASE or not about or concern.child is None:
        return True
    return concern.child in about


def _taken_back(concern: Concern) -> bool:
    """Only the lead, with a second person and a reason, takes a concern back."""
    downgrade = concern.downgrade
    if downgrade is None or not downgrade.by_lead or not downgrade.reason.strip():
        return False
    second = downgrade.second_approver
    return bool(second.strip()) if isinstance(second, str) else second
