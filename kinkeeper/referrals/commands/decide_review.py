"""A named person decides how a family goes on; a step down or up is such a decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.call_review import add_review
from kinkeeper.referrals.models import Review
from kinkeeper.referrals.queries.readiness import assessment_of
from kinkeeper.rules.referrals import review as rule


@dataclass(frozen=True)
class Verdict:
    """What a person decided. `service` is the kind of contact from now on."""

    step: str
    service: str
    reasons: str
    next_on: date | None = None
    child: str = ""
    workers: str = ""
    unheard: str = ""
    exception: str = ""


@trail.command
def decide_review(
    *,
    review: Review,
    verdict: Verdict,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """
    Decide on a review, for a reason; the next one is put on the list.

    A step to another kind of contact changes the family's service from now on; what is
    planned already stays as it was planned. To move on changes nothing by itself:
    somebody closes the case. Refuses what the rule refuses (R23).
    """
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can decide this.")
    if not verdict.reasons.strip():
        raise trail.RefusedError("Say why, in a sentence.")
    case = obligations.locked(review.case)
    versions.advance(review, seen=version_seen)
    review.refresh_from_db(fields=["decided_at", "lapsed_on"])
    if not review.is_open or not case.is_open:
        raise trail.RefusedError("This review is over.")
    today = clock.london(now).date()
    _ask_the_rule(review, verdict, today)
    words = {
        name: getattr(verdict, name).strip()
        for name in ("reasons", "child", "workers", "unheard", "exception")
    }
    review.seal({**review.unseal(), **words})
    review.step, review.decided_by, review.decided_at = verdict.step, by, now
    review.service_before = case.service
    moves_on = verdict.step == rule.Step.MOVE_ON
    review.service_after = case.service if moves_on else verdict.service
    review.save()
    if review.service_after != case.service:
        case.service = review.service_after
        case.save(update_fields=["service"])
    if not moves_on and verdict.next_on is not None:
        _keep_next(review, verdict.next_on, by)
    obligations.refresh(case=case, now=now)
    trail.record(
        "review.decided",
        about=review,
        by=by,
        case_key=case.key,
        detail={"step": verdict.step, "service": review.service_after},
    )


def _ask_the_rule(review: Review, verdict: Verdict, today: date) -> None:
    case = review.case
    heard = set(review.talks.values_list("party_id", flat=True))
    everybody = set(parties.adults(case).values_list("pk", flat=True))
    risk = assessment_of(case, service=verdict.service)
    answer = rule.decide(
        rule.Facts(
            step=rule.Step(verdict.step),
            first_on=review.first_on,
            today=today,
            service=case.service,
            new_service=verdict.service,
            next_on=verdict.next_on,
            heard=everybody <= heard or bool(verdict.unheard.strip()),
            exception=bool(verdict.exception.strip()),
            risks_fit=bool(risk and risk.signed and risk.same_kind and not risk.stops),
        )
    )
    if not answer.allowed:
        raise trail.RefusedError(" ".join(reason.text for reason in answer.reasons))


def _keep_next(review: Review, on: date, by: Account) -> None:
    """Put the next look on the list, unless one that is sooner stands there."""
    sooner = Review.objects.filter(
        case=review.case, decided_at=None, lapsed_on=None, due_on__lte=on
    )
    if not sooner.exclude(pk=review.pk).exists():
        add_review(review.case, due_on=on, first_on=review.first_on, by=by)
