"""Reading the trail for a page: what happened with one thing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kinkeeper.foundation.audit.models import Event


@dataclass(frozen=True)
class Happened:
    """One event: the act, the moment (UTC), and the account that did it."""

    action: str
    happened_at: datetime
    by_id: int | None


def happened(
    *,
    about: Collection[str],
    case_key: UUID | None,
    actions: Collection[str],
    most: int,
) -> list[Happened]:
    """
    Return the newest events of some acts about these names or this case.

    The caller has checked that the reader may know of the thing itself.
    """
    wanted = Q(about__in=list(about))
    if case_key is not None:
        wanted |= Q(case_key=case_key)
    found = Event.objects.filter(wanted, action__in=list(actions)).order_by("-pk")
    values = found.values_list("action", "happened_at", "by_id")
    return [Happened(*row) for row in values[:most]]
