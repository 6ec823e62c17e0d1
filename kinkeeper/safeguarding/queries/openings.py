"""Locked concerns: who learns that one exists, and who opened it in need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.models import Concern, Opening
from kinkeeper.safeguarding.queries.concerns import access_of, concerns_visible_to
from kinkeeper.safeguarding.queries.leads import leads


@dataclass(frozen=True)
class Opened:
    """One opening in need, as it stands on the record."""

    opening: Opening
    why: str


def openings_of(concern: Concern) -> Sequence[Opened]:
    """Return everybody who opened a concern in need, the newest first."""
    found = concern.openings.select_related("account", "looked_by", "container")
    return [Opened(one, one.unseal()["why"]) for one in found.order_by("-opened_at")]


def opening_of(concern: Concern, key: UUID) -> Opening:
    """Return one opening of a concern that the reader decides on. Else 404."""
    found = concern.openings.select_related("concern", "account").filter(key=key)
    one = found.first()
    if one is None:
        raise Http404
    return one


def locked_for(viewer: Account, case: Case) -> list[Concern]:
    """
    Return the locked concerns of a family whose existence somebody may know.

    Not those for named people: nobody else learns that they exist (domain 6.4).
    """
    if not viewer.may(Power.CONCERNS_OPEN_IN_NEED):
        return []
    may_read = concerns_visible_to(viewer).filter(case=case).values("pk")
    found = Concern.objects.filter(case=case, restricted=False).exclude(pk__in=may_read)
    return list(found.exclude(subject=viewer).order_by("-recorded_at"))


def locked_concern(key: UUID, *, viewer: Account) -> Concern:
    """Return a concern that somebody may ask to open. Else 404."""
    found = Concern.objects.select_related("case", "container").filter(
        key=key, restricted=False, case__in=cases_visible_to(viewer)
    )
    concern = found.first()
    if concern is None or not viewer.may(Power.CONCERNS_OPEN_IN_NEED):
        raise Http404
    if access_of(concern, viewer=viewer) > Access.OWN_WORDS:
        raise Http404
    return concern


def panel(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Return the card that says that something is locked; None for all others."""
    found = locked_for(viewer, case)
    if not found:
        return None
    return {"locked": found, "ask": [lead.short_name for lead in leads()]}
