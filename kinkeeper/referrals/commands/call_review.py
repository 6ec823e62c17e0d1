"""A family is looked at again: after three and six months, and when somebody asks."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Review
from kinkeeper.rules.referrals.review import due_days


@trail.command
def call_review(
    *, case: Case, due_on: date, by: Account, now: datetime, once: UUID | None = None
) -> Review:
    """Ask for a look at a family that meets, due on a London day from today on."""
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can call a review.")
    case = obligations.locked(case)
    if not case.is_open or case.stage != Case.Stage.ACTIVE:
        raise trail.RefusedError("Only a family that meets here is reviewed.")
    today = clock.london(now).date()
    if due_on < today:
        raise trail.RefusedError("The day must be today or later.")
    kept = add_review(case, due_on=due_on, first_on=first_day(case, today), by=by)
    obligations.refresh(case=case, now=now)
    trail.record("review.called", about=kept, by=by, case_key=case.key)
    return kept


def first_day(case: Case, today: date) -> date:
    """Return the first time together as the reviews have it; today when none has."""
    newest = case.reviews.filter(lapsed_on=None).order_by("-first_on").first()  # type: ignore[attr-defined]
    return newest.first_on if newest else today


def add_review(
    case: Case, *, due_on: date, first_on: date, by: Account | None
) -> Review:
    """Put one look on the list. Part of a command. Refuses a second on that day."""
    kept = Review(
        container=case.container,
        case=case,
        first_on=first_on,
        due_on=due_on,
        called_by=by,
    )
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise trail.RefusedError("There is a review on that day already.") from None
    return kept


def open_reviews(case: Case, *, first_on: date) -> None:
    """Put the looks after three and six months on the list, at a first time together.

    Part of a command. `first_on` is the London day.
    """
    for due_on in due_days(first_on):
        add_review(case, due_on=due_on, first_on=first_on, by=None)


def lapse_reviews(case: Case, *, on: date) -> None:
    """Take open looks off the list because the case ends. Part of a command."""
    waiting = Review.objects.filter(case=case, decided_at=None, lapsed_on=None)
    waiting.update(lapsed_on=on)
