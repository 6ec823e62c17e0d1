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


@dataclass(frozen=True)
class Looked:
    """One read of a record by the team: the act, the moment (UTC), the roles then."""

    action: str
    happened_at: datetime
    roles: tuple[str, ...]


def looked(
    case_key: UUID, *, since: datetime, actions: Collection[str], most: int
) -> list[Looked]:
    """
    Return the newest reads of one case by people with a role. Nobody is named.

    The caller has checked that the reader may know of them.
    """
    found = Event.objects.filter(
        case_key=case_key, action__in=list(actions), happened_at__gte=since
    ).exclude(by_roles="")
    values = found.order_by("-pk").values_list("action", "happened_at", "by_roles")
    return [Looked(act, at, tuple(by.split(","))) for act, at, by in values[:most]]
