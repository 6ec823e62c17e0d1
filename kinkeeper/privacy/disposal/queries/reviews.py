"""Disposal reviews: what waits for whom, and what would go and stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import Figure
from kinkeeper.privacy.disposal.models import Batch, Item
from kinkeeper.privacy.disposal.queries import blast, own_work, rechecking
from kinkeeper.privacy.disposal.queries.cooling import goes_on
from kinkeeper.privacy.disposal.queries.lives import may_see_life, visible
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.rules.retention import Record

PURPOSE = "deciding what is destroyed"
KIND_WORDS: Mapping[str, str] = {
    Record.CASE_FILE: "case file",
    Record.CONTACT_REPORT: "contact reports",
    Record.SAFEGUARDING: "safeguarding papers",
}


@dataclass(frozen=True)
class Line:
    """One item of a review, for one reader."""

    item: Item
    goes: Sequence[str]
    figures: Sequence[Figure]  # how far it reaches, in numbers
    others: Sequence[str]  # who else is touched, where else it lies
    stays: Sequence[str]
    stays_why: str  # why it cannot go, or ""
    agreed_by: Sequence[str]
    gone_on: date | None
    not_you: str  # why this reader may not agree, or ""
    may_agree: bool
    may_stop: bool


def reviews(*, viewer: Account) -> QuerySet[Batch]:
    """Return the reviews, newest first, with what is still open in each."""
    may_see_life(viewer)
    waits = Count("items", filter=Q(items__state=Item.State.PROPOSED))
    cools = Count("items", filter=Q(items__state=Item.State.APPROVED))
    gone = Count("items", filter=Q(items__state=Item.State.DISPOSED))
    return Batch.objects.annotate(
        total=Count("items"), waits=waits, cools=cools, gone=gone
    ).order_by("-pk")


def review_by_reference(reference: str, *, viewer: Account) -> Batch:
    """Return one review. Raises Http404."""
    found = reviews(viewer=viewer).filter(reference__iexact=reference).first()
    if found is None:
        raise Http404
    return found


def item_by_key(key: UUID, *, viewer: Account) -> Item:
    """Return one item of any review. Raises Http404."""
    may_see_life(viewer)
    found = Item.objects.select_related("batch", "case").filter(key=key).first()
    if found is None or not own_work.may_know(found, viewer):
        raise Http404
    return found


def lines_of(batch: Batch, *, viewer: Account, today: date) -> list[Line]:
    """Return the items of a review line by line, and record that they were read."""
    trail.viewed("disposal_review", about=batch, by=viewer, purpose=PURPOSE)
    items = batch.items.select_related(
        "batch", "case__container", "case__reports_container"
    ).prefetch_related("approvals")
    return [
        line_of(item, viewer=viewer, today=today)
        for item in items.order_by("reference", "pk")
        if own_work.may_know(item, viewer)
    ]


def line_of(item: Item, *, viewer: Account, today: date) -> Line:
    """Return one item with what goes, what stays, and what this reader may do."""
    is_open = item.state in (Item.State.PROPOSED, Item.State.APPROVED)
    given = [approval.by_id for approval in item.approvals.all()]
    needed = Power.DISPOSAL_APPROVE if given else Power.DISPOSAL_PREPARE
    why = ""
    if is_open:
        why = rechecking.why_it_stays(item, item.case, today)
    waits = item.state == Item.State.PROPOSED
    goes = blast.shares(item) if is_open else []
    not_you = ""
    if waits and viewer.may(needed):
        not_you = own_work.why_not(item, viewer, second=bool(given))
    return Line(
        item=item,
        goes=[f"{number} {title}" for title, number in goes],
        figures=blast.figures(item) if is_open else (),
        others=blast.others(item) if is_open else (),
        stays=what_stays(item, viewer) if is_open else (),
        stays_why=why,
        agreed_by=_names(given),
        gone_on=goes_on(item.approved_at) if item.approved_at else None,
        not_you=not_you,
        may_agree=waits
        and not (why or not_you)
        and viewer.pk not in given
        and viewer.may(needed),
        may_stop=is_open and viewer.may(Power.DISPOSAL_PREPARE),
    )


def what_stays(item: Item, viewer: Account) -> list[str]:
    """Return what stays of the case and by which rule; concerns for the lead only."""
    if item.case is None:
        return []
    kept = (
        visible(viewer)
        .filter(case=item.case)
        .exclude(record=item.record)
        .values_list("kind", "rule")
        .annotate(number=Count("pk"))
        .order_by("kind", "rule")
    )
    return [
        f"{number} {KIND_WORDS.get(kind, kind)}"
        + ("" if rule == PROTECTED_RULE else f" (rule {rule})")
        for kind, rule, number in kept
    ]


def _names(ids: Sequence[int]) -> list[str]:
    people = {person.pk: person for person in Account.objects.filter(pk__in=ids)}
    return [people[key].short_name if key in people else "?" for key in ids]
