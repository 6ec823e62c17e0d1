"""
Placing and ending holds inside a command's own transaction.

Commands check who may; these functions do what every hold needs: pin what the edition
says of its kind, keep its history, and take what it reaches out of open disposals.
"""

from collections.abc import Callable
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.records.models import Hold, HoldStep
from kinkeeper.rules.dates import add_months
from kinkeeper.rules.retention import BlockKind

# Engines append functions here when Django starts: called with each new hold inside
# its transaction. Disposal takes what the hold reaches out of its open reviews.
on_hold: list[Callable[[Hold], object]] = []


def placed(hold: Hold, *, by: Account | None, now: datetime) -> Hold:
    """Save a new hold with its first step, and stop what it reaches."""
    rule = edition.in_force().schedule.holds[BlockKind(hold.kind)]
    hold.only_for = ",".join(rule.only_for)
    hold.stops_certificate = rule.stops_certificate
    hold.from_on = clock.london(now).date()
    hold.placed_by_id = by.pk if by else 0
    hold.save()
    write_step(hold, HoldStep.What.PLACED, by=by, now=now, words=hold.reason)
    trail.record(
        "hold.placed",
        about=hold,
        by=by,
        case_key=case_key_of(hold),
        detail={"kind": hold.kind, "scope": hold.scope, "follows": hold.follows},
    )
    for stop in on_hold:
        stop(hold)
    return hold


def end_following(
    follows: str, *, on: date, by: Account | None, now: datetime, kind: str = ""
) -> int:
    """
    End the holds that follow a request, a complaint or a breach (its reference).

    Their tails begin on `on`. Returns how many ended. `kind` ends only those of a kind.
    """
    open_now = Hold.objects.filter(follows=follows, ended_on=None).exclude(follows="")
    ended = 0
    for hold in open_now.filter(kind=kind) if kind else open_now:
        end(hold, on=on)
        write_step(hold, HoldStep.What.FOLLOWED, by=by, now=now)
        trail.record(
            "hold.ended",
            about=hold,
            by=by,
            case_key=case_key_of(hold),
            detail={"kind": hold.kind, "follows": follows},
        )
        ended += 1
    return ended


def end(hold: Hold, *, on: date) -> None:
    """Write the end of a hold and the last day of its tail."""
    hold.ended_on = on
    hold.stops_until = tail_end(hold.kind, on)
    hold.version += 1
    hold.save(update_fields=["ended_on", "stops_until", "lift_agreed_by_id", "version"])


def tail_end(kind: str, ended_on: date) -> date:
    """Return the last day on which an ended hold still stops disposal (C-16)."""
    schedule = edition.in_force().schedule
    if not schedule.holds[BlockKind(kind)].tail:
        return ended_on
    return add_months(ended_on, schedule.settings.post_request_hold_months)


def let_go(today: date) -> int:
    """Mark holds whose last day has passed: the database no longer obeys them."""
    past = Hold.objects.filter(is_over=False, stops_until__lt=today)
    return past.update(is_over=True)


def write_step(
    hold: Hold, what: str, *, by: Account | None, now: datetime, words: str = ""
) -> None:
    """Add one line to the history of a hold."""
    HoldStep.objects.create(
        hold=hold,
        at=now,
        what=what,
        by_id=by.pk if by else None,
        words=words,
        review_on=hold.review_on,
    )


def case_key_of(hold: Hold):  # type: ignore[no-untyped-def]
    """Return the key of the family under which the trail files a hold, or None."""
    if hold.case_id is None:
        return None
    return Case.objects.values_list("key", flat=True).get(pk=hold.case_id)
