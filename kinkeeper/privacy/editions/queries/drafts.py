"""Drafts and published editions, for those who look after the policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy import library
from kinkeeper.policy.comparison import Change
from kinkeeper.policy.complaints import Complaint, complaints
from kinkeeper.policy.edition import (
    DefectiveEditionError,
    Edition,
    compile_edition,
    compiled,
    document_in,
    in_force,
)
from kinkeeper.policy.lints import Lint, lints
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_approve, may_draft, may_look
from kinkeeper.privacy.editions.queries import signed, standing

State = DraftEdition.State


@dataclass(frozen=True)
class PublishedEdition:
    """One edition on the shelf, newest first in lists."""

    edition: Edition
    counts: bool
    coming: bool
    own: bool
    genuine: bool


@dataclass(frozen=True)
class Checked:
    """A draft after a look by the machine: whole or not, and what to look at."""

    edition: Edition | None
    complaints: Sequence[Complaint]
    faults: Sequence[str]
    lints: Sequence[Lint]
    changes: Sequence[Change]
    to_judge: Sequence[Change]

    @property
    def is_ready(self) -> bool:
        return self.edition is not None and not self.faults and bool(self.changes)


def published(*, viewer: Account, today: date) -> list[PublishedEdition]:
    """Return every published edition, the newest first, each with its seal checked."""
    may_look(viewer)
    own = set(
        DraftEdition.objects.filter(state=State.PUBLISHED).values_list(
            "edition", flat=True
        )
    )
    return [
        PublishedEdition(
            edition=each,
            counts=each.version == in_force().version,
            coming=each.effective_from > today,
            own=each.version in own,
            genuine=each.version not in own
            or signed.is_signed(each.version, each.sha256),
        )
        for each in reversed(library.editions())
    ]


def open_drafts(*, viewer: Account) -> QuerySet[DraftEdition]:
    """Return drafts that are neither published nor withdrawn."""
    may_look(viewer)
    return (
        DraftEdition.objects.exclude(state__in=[State.PUBLISHED, State.WITHDRAWN])
        .select_related("author", "approver")
        .order_by("-begun_at")
    )


def draft_by_key(key: UUID, *, viewer: Account) -> DraftEdition:
    """Return one draft, published or not. Raises Http404."""
    may_look(viewer)
    found = DraftEdition.objects.select_related("author", "approver", "published_by")
    draft = found.filter(key=key).first()
    if draft is None:
        raise Http404
    return draft


def compiled_draft(draft: DraftEdition) -> Edition:
    """Return the tables of a draft, whole or not. Raises Http404 if it has none."""
    try:
        content = draft.text.encode()
        return compiled(document_in(content), content)
    except DefectiveEditionError:
        raise Http404 from None


def checked(text: str, *, today: date) -> Checked:
    """Return what the machine says about a text: defects with lines, lints, changes."""
    try:
        new = compile_edition(text.encode())
    except DefectiveEditionError as error:
        return Checked(None, complaints(text, error.defects), (), (), (), ())
    return Checked(
        edition=new,
        complaints=(),
        faults=tuple(standing.faults(new, today=today)),
        lints=lints(new),
        changes=standing.changes(new),
        to_judge=standing.to_judge(new),
    )


def acts_of(draft: DraftEdition, *, viewer: Account) -> set[str]:
    """Return what a person may do with a draft as it stands."""
    acts: set[str] = set()
    if draft.state in (State.PUBLISHED, State.WITHDRAWN):
        return acts
    if may_draft(viewer) and draft.state in (State.DRAFT, State.CHECKED):
        acts.add("change")
    if may_draft(viewer) and draft.state == State.DRAFT:
        acts.add("check")
    if may_approve(viewer) and draft.state == State.CHECKED:
        acts.add("approve" if draft.author_id != viewer.pk else "wait for another")
    if may_approve(viewer) and draft.state == State.APPROVED:
        acts.add("publish")
    if may_draft(viewer) or may_approve(viewer):
        acts.add("withdraw")
    return acts
