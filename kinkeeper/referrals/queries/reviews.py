"""Which families are due for a look, and what each look found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.cases import case_by_sign, cases_visible_to, sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Review, ReviewTalk
from kinkeeper.referrals.queries.tellings import Told, told_of_review

AHEAD = timedelta(days=14)
_OPEN = {"decided_at": None, "lapsed_on": None}


@dataclass(frozen=True)
class Due:
    """A family that is to be looked at."""

    sign: str
    callsign: str
    key: UUID
    due_on: date
    late: bool
    heard: int


def reviews_due(*, viewer: Account, today: date) -> list[Due]:
    """Return the open looks up to two weeks ahead, the oldest first; two queries."""
    if not permissions.may_decide(viewer):
        raise Http404
    mine = cases_visible_to(viewer).filter(stage=Case.Stage.ACTIVE)
    rows = Review.objects.filter(**_OPEN, due_on__lte=today + AHEAD, case__in=mine)
    return [
        Due(
            sign=sign_of(row.case),
            callsign=row.case.callsign or row.case.reference,
            key=row.key,
            due_on=row.due_on,
            late=row.due_on < today,
            heard=len(row.talks.all()),
        )
        for row in rows.select_related("case")
        .prefetch_related("talks")
        .order_by("due_on", "pk")
    ]


@dataclass(frozen=True)
class Look:
    """One review with its words, for staff."""

    row: Review
    told: dict[str, Any]
    sides: Sequence[tuple[Party, ReviewTalk | None, str]]
    told_sides: Sequence[Told] = ()


def case_for_reviews(sign: str, *, viewer: Account) -> Case:
    """Return a living family. Raises Http404 for those who do not decide."""
    if not permissions.may_decide(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    if not case.is_open or case.stage not in Case.HAS_A_PLACE:
        raise Http404
    trail.viewed(
        "reviews",
        about=case,
        by=viewer,
        purpose="Looked at how it goes",
        case_key=case.key,
    )
    return case


def looks_at(case: Case) -> list[Look]:
    """Return every review of a family, the newest first, each side apart."""
    adults = list(parties.adults(case))
    rows = Review.objects.filter(case=case).select_related("container", "decided_by")
    found = []
    for row in rows.prefetch_related("talks__container"):
        talks = {talk.party_id: talk for talk in row.talks.all()}
        sides = [
            (party, talks.get(party.pk), _words(talks.get(party.pk)))
            for party in adults
        ]
        told = told_of_review(case, row) if row.decided_at else ()
        found.append(Look(row, row.unseal(), sides, told))
    return found


def _words(talk: ReviewTalk | None) -> str:
    return str(talk.unseal()["words"]) if talk else ""


def review_of(case: Case, key: UUID) -> Review:
    """Return an open look of this very case. Raises Http404."""
    found = Review.objects.filter(case=case, key=key, **_OPEN)
    if row := found.select_related("case__container", "container").first():
        return row
    raise Http404


def decided_review_of(case: Case, key: UUID) -> Review:
    """Return a look of this very case that was decided. Raises Http404."""
    found = Review.objects.filter(case=case, key=key, decided_at__isnull=False)
    if row := found.select_related("case__container").first():
        return row
    raise Http404


def unheard(review: Review) -> list[Party]:
    """Return the adults who have not been heard in a look."""
    heard = review.talks.values("party_id")
    return list(parties.adults(review.case).exclude(pk__in=heard))
