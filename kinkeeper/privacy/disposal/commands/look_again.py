from datetime import date, datetime, timedelta
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import library
from kinkeeper.privacy.disposal.commands.open_review import open_review
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries import looking, own_work, rechecking
from kinkeeper.privacy.disposal.queries.anothers import anothers
from kinkeeper.privacy.disposal.queries.due import OPEN
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.rules.dates import add_years

State = Obligation.State


@trail.command
def look_again(
    *,
    promise: Obligation,
    outcome: str,
    taken_by: str,
    reason: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Look:
    """
    Decide about one record that does not end by itself, on its day (C-7, C-11, C-12).

    What is kept is looked at again some years later. What is to be destroyed goes into
    a disposal review, where two other people decide. Raises RefusedError when the
    person may not, the day has not come, or something is missing.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.DISPOSAL_PREPARE) or not _knows(promise, by):
        raise RefusedError("This needs the records lead, a manager or a co-ordinator.")
    if promise.case is not None:
        obligations.locked(promise.case)
    promise = Obligation.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    today = clock.london(now).date()
    _check(promise, outcome, taken_by, reason, today)
    look = Look.objects.create(
        record=promise.record,
        case=promise.case,
        kind=promise.kind,
        reference=promise.reference,
        outcome=outcome,
        taken_by=taken_by.strip() if _names_somebody(promise, outcome) else "",
        reason=reason.strip(),
        looked_on=today,
        decided_by_id=by.pk,
        decided_at=now,
    )
    if outcome == Look.Outcome.KEEP:
        _look_later(promise, today, now)
    elif outcome == Look.Outcome.DESTROY:
        _propose(promise, by, today)
    trail.record(
        f"disposal.look_{outcome.lower()}",
        about=promise.record,
        by=by,
        case_key=promise.case.key if promise.case else None,
        detail={"rule": promise.rule, "kind": promise.kind},
    )
    return look


def _knows(promise: Obligation, by: Account) -> bool:
    item = Item(kind=promise.kind, rule=promise.rule)
    return own_work.may_know(item, by)


def _check(
    promise: Obligation, outcome: str, taken_by: str, reason: str, today: date
) -> None:
    if outcome not in dict(looking.outcomes(promise)):
        raise RefusedError("This cannot be decided about this record.")
    if not reason.strip():
        raise RefusedError("Say why, in a few words.")
    if _names_somebody(promise, outcome) and not taken_by.strip():
        raise RefusedError("Say which organisation takes it over, or told us to.")
    if promise.state == State.INDEFINITE and (
        promise.review_on is None or promise.review_on > today
    ):
        raise RefusedError("The day to look at it again has not come.")
    if (
        promise.state == State.COUNTING
        and not anothers(today).filter(pk=promise.pk).exists()
    ):
        raise RefusedError("Its time is not over, or it is ours to decide.")
    if Item.objects.filter(record=promise.record, state__in=OPEN).exists():
        raise RefusedError("It is in a disposal review already.")


def _names_somebody(promise: Obligation, outcome: str) -> bool:
    """What is another body's goes to them, or because they told us to (C-12)."""
    return outcome in looking.HANDED_OVER or promise.state == State.COUNTING


def _look_later(promise: Obligation, today: date, now: datetime) -> None:
    """Work out the next day, and move it even where the birthdays have gone."""
    if register.lone_record(promise.record) is not None:
        obligations.keep_alone(record=promise.record, now=now)
    elif promise.case is not None:
        obligations.refresh(case=promise.case, now=now)
    for row in Obligation.objects.filter(
        record=promise.record, review_on__lte=today, state=State.INDEFINITE
    ):
        years = library.schedule_for(row.policy_version).settings.indef_review_years
        first, turn, day = row.review_on, 0, row.review_on
        while first is not None and day is not None and day <= today:
            turn += 1
            day = add_years(first, turn * years)
        Obligation.objects.filter(pk=row.pk).update(review_on=day)


def wished_gone(promise: Obligation, by: Account, today: date) -> Item:
    """Return the proposal to destroy a record without an end date, not yet saved."""
    schedule = library.schedule_for(promise.policy_version)
    grace = timedelta(days=schedule.settings.disposal_grace_days)
    item = Item(
        ground=Item.Ground.LOOK,
        prepared_by_id=by.pk,
        case=promise.case,
        record=promise.record,
        title=promise.title,
        kind=promise.kind,
        reference=promise.reference,
        rule=promise.rule,
        row=promise.row,
        policy_version=promise.policy_version,
        trigger_on=promise.opened_on,
        eligible_from=today,
        dispose_by=today + grace,
    )
    item.facts_sha256 = rechecking.digest_now(item, promise.case, today)
    return item


def _propose(promise: Obligation, by: Account, today: date) -> None:
    item = wished_gone(promise, by, today)
    why = rechecking.why_it_stays(item, promise.case, today)
    if why:
        raise RefusedError(f"This record cannot go. {why}")
    open_review(items=[item], today=today)
