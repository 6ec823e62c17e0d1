from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Review, ReviewTalk
from kinkeeper.rules.contact_sessions.readiness import are_apart


@dataclass(frozen=True)
class Talk:
    """What one side said. `in_person` is False for a call."""

    held_on: date
    began_at: time
    in_person: bool
    who_came: str
    words: str


@trail.command
def record_review_talk(
    *,
    review: Review,
    party: Party,
    talk: Talk,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> ReviewTalk:
    """
    Keep what one side said at a review, alone.

    Refuses a day to come, a second talk with the same side, and two talks in person
    at which the two sides could have met.
    """
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can record this.")
    obligations.locked(review.case)
    review.refresh_from_db(fields=["decided_at", "lapsed_on"])
    if not review.is_open:
        raise trail.RefusedError("This review is over.")
    if party.case_id != review.case_id or not party.is_adult_side:
        raise trail.RefusedError("Choose one of the two sides.")
    _check(review, party, talk, clock.london(now).date())
    kept = ReviewTalk(
        container=review.case.container,
        review=review,
        case=review.case,
        party=party,
        held_on=talk.held_on,
        began_at=talk.began_at,
        in_person=talk.in_person,
        recorded_by=by,
        recorded_at=now,
    )
    kept.seal({"words": talk.words.strip(), "who_came": talk.who_came.strip()})
    kept.save()
    obligations.refresh(case=review.case, now=now)
    trail.record(
        "review.heard",
        about=kept,
        by=by,
        case_key=review.case.key,
        detail={"side": party.side},
    )
    return kept


def _check(review: Review, party: Party, talk: Talk, today: date) -> None:
    if talk.held_on > today:
        raise trail.RefusedError("Write a talk down after it was held.")
    if not talk.words.strip():
        raise trail.RefusedError("Write down what they said.")
    talks = ReviewTalk.objects.filter(review=review)
    if talks.filter(party=party).exists():
        raise trail.RefusedError("What this side said is on file.")
    others = talks.filter(in_person=True) if talk.in_person else talks.none()
    for other in others:
        came = other.held_on, other.began_at
        if not are_apart(came, (talk.held_on, talk.began_at)):
            raise trail.RefusedError(
                "The two adults would have met. There must be two hours between them."
            )
