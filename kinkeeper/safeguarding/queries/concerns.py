"""Who may know of a concern: its author and the safeguarding lead. Nobody else."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.safeguarding.models import Concern

PURPOSE = "safeguarding a child"


@dataclass(frozen=True)
class OpenedConcern:
    """A concern with its words, for one reader."""

    concern: Concern
    words: str
    where: str
    done: str
    log: list[dict[str, str]]
    leads: bool


def concerns_visible_to(viewer: Account) -> QuerySet[Concern]:
    """Return all concerns for the lead, and for others what they wrote themselves."""
    found = Concern.objects.select_related("case", "author", "seen_by", "container")
    if not viewer.may(Power.CONCERNS_LEAD):
        found = found.filter(author=viewer)
    return found.order_by("state", "-recorded_at").reverse()


def concern_by_key(key: UUID, *, viewer: Account) -> Concern:
    """Return one concern. The same 404 for "no such" and "not yours"."""
    found = concerns_visible_to(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def open_concern(key: UUID, *, viewer: Account) -> OpenedConcern:
    """Return a concern with its words, and record that it was read."""
    concern = concern_by_key(key, viewer=viewer)
    is_lead = viewer.may(Power.CONCERNS_LEAD)
    trail.viewed(
        "concern",
        about=concern,
        by=viewer,
        purpose=PURPOSE,
        case_key=concern.case.key if concern.case else None,
    )
    said = concern.unseal()
    return OpenedConcern(
        concern=concern,
        words=said.get("words", ""),
        where=said.get("where", ""),
        done=said.get("done", ""),
        log=said.get("log", []) if is_lead else [],
        leads=is_lead,
    )
