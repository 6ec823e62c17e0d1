"""The lead's warnings, for everybody who sees the family: what to do, never why."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.safeguarding.models import Alert, Concern


def alerts_on(case: Case) -> list[str]:
    """Return the warnings of today for one family that the reader already sees."""
    return [alert.unseal()["words"] for alert in _now().filter(case=case)]


def alerts_of(cases: Iterable[Case]) -> Mapping[int, list[str]]:
    """Return the warnings of several families at once, by the case's primary key."""
    found: dict[int, list[str]] = {}
    for alert in _now().filter(case__in=list(cases)):
        found.setdefault(alert.case_id, []).append(alert.unseal()["words"])
    return found


def panel(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Return the card of the family page; None without a warning."""
    words = alerts_on(case)
    return {"alerts": words} if words else None


def alert_of(concern: Concern, key: UUID) -> Alert:
    """Return one warning of a concern that the reader decides on. Else 404."""
    found = _now().filter(concern=concern, key=key).first()
    if found is None:
        raise Http404
    return found


def living(concern: Concern) -> list[tuple[UUID, date, str]]:
    """Return a concern's warnings of today: key, day, words."""
    found = _now().filter(concern=concern)
    return [(alert.key, alert.from_on, alert.unseal()["words"]) for alert in found]


def _now() -> QuerySet[Alert]:
    found = Alert.objects.filter(ended_on=None).select_related("container", "concern")
    return found.order_by("from_on", "pk")
