"""
Who may know of a concern. The rule is `rules/safeguarding/circle.py`; here it is asked
of the database, and everything that reads a concern goes through here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.rules.safeguarding import circle
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.models import Concern, Named, Opening
from kinkeeper.safeguarding.queries.body_map import BodyMap, body_map
from kinkeeper.safeguarding.queries.told import Line, lines_of

PURPOSE = "safeguarding a child"


@dataclass(frozen=True)
class OpenedConcern:
    """A concern with its words, for one reader."""

    concern: Concern
    words: str
    where: str
    done: str
    more: Sequence[Line]
    access: Access
    map: BodyMap
    log: list[dict[str, str]] = field(default_factory=list)

    @property
    def leads(self) -> bool:
        """Tell whether this reader decides."""
        return self.access is Access.DECIDE


def concerns_visible_to(viewer: Account) -> QuerySet[Concern]:
    """Return the concerns that somebody may read: open, then unseen, then newest."""
    named, opened = _named(viewer), _opened(viewer)
    let_in = Q(author=viewer) | Q(named) | Q(opened, restricted=False)
    if viewer.may(Power.CONCERNS_LEAD):
        let_in |= Q(restricted=False)
    found = Concern.objects.filter(let_in).exclude(subject=viewer)
    related = ("case", "author", "seen_by", "container")
    unseen_first = F("seen_at").asc(nulls_first=True)
    return found.select_related(*related).order_by("-state", unseen_first, "-pk")


def decided_by(viewer: Account) -> QuerySet[Concern]:
    """Return the concerns on which somebody decides: the lead's, or as a named one."""
    let_in = Q(_named(viewer))
    if viewer.may(Power.CONCERNS_LEAD):
        let_in |= Q(restricted=False)
    return Concern.objects.filter(let_in).exclude(subject=viewer)


def concern_by_key(key: UUID, *, viewer: Account) -> Concern:
    """Return one concern. The same 404 for "no such" and "not yours"."""
    found = concerns_visible_to(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def access_of(concern: Concern, *, viewer: Account) -> Access:
    """Return how far somebody is let into one concern."""
    found = Concern.objects.filter(pk=concern.pk)
    named, opened = found.filter(_named(viewer)), found.filter(_opened(viewer))
    reader = circle.Reader(
        leads=viewer.may(Power.CONCERNS_LEAD),
        wrote_it=concern.author_id == viewer.pk,
        is_named=named.exists(),
        is_subject=concern.subject_id == viewer.pk,
        opened_in_need=opened.exists(),
    )
    return circle.access(reader, restricted=concern.restricted)


def open_concern(key: UUID, *, viewer: Account) -> OpenedConcern:
    """Return a concern with its words, and record that it was read."""
    concern = concern_by_key(key, viewer=viewer)
    access = access_of(concern, viewer=viewer)
    trail.viewed(
        "concern",
        about=concern,
        by=viewer,
        purpose=PURPOSE,
        case_key=concern.case.key if concern.case else None,
    )
    said: dict[str, Any] = concern.unseal()
    return OpenedConcern(
        concern=concern,
        words=said.get("words", ""),
        where=said.get("where", ""),
        done=said.get("done", ""),
        more=lines_of(said),
        access=access,
        map=body_map(said),
        log=said.get("log", []) if access > Access.OWN_WORDS else [],
    )


def _named(viewer: Account) -> Exists:
    now = Named.objects.filter(account=viewer, until_at=None)
    return Exists(now.filter(concern=OuterRef("pk")))


def _opened(viewer: Account) -> Exists:
    now = Opening.objects.filter(account=viewer, until__gt=clock.now())
    return Exists(now.filter(concern=OuterRef("pk")))
