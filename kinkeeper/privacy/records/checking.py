"""The night's second look at how long each record is kept."""

import logging
from datetime import date, datetime

from django.db import IntegrityError, transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations, register, trading
from kinkeeper.privacy.records.editions_held import rows_of, tables_held
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.cross_check import Difference, cross_check

log = logging.getLogger(__name__)

NIGHT_BEGINS = 2
# In how many nights the facts of every record are worked out again.
NIGHTS = 7
MOST_A_NIGHT = 10_000
State = Obligation.State


def turn_the_day(today: date) -> Count:
    """
    Work out anew what a day that has come moves, though nobody touched it.

    A last day of work or a decision may be written down before it comes; and when the
    company stops trading, its reports wait for a successor (C-11).
    """
    now = _moment(today)
    in_use = Obligation.objects.filter(state=State.ACTIVE)
    names = set(in_use.filter(case=None).values_list("record", flat=True))
    for name in names:
        obligations.keep_alone(record=name, now=now)
    return Count(looked_at=len(names) + _hand_over(today, now))


def check_records(today: date) -> Count:
    """Compare a seventh of the promises with their facts, and mend what differs."""
    part = today.toordinal() % NIGHTS
    found = cross_check(today=today, part=part, of=NIGHTS, most=MOST_A_NIGHT)
    forgotten = [each for each in found if not each.by_time]
    for each in forgotten:
        log.error("Record %s: %s", each.record, each.what)
    left = 0
    for each in found:
        try:
            _mend(each, _moment(today))
        except IntegrityError:
            # A hold keeps the promise of a record that is gone: a person must look.
            log.exception("Record %s could not be mended", each.record)
            left += 1
    return Count(
        looked_at=len(found),
        failed=len(forgotten) + left,
        other={"records worked out again": len(found)},
    )


@transaction.atomic
def _mend(found: Difference, now: datetime) -> None:
    lone = register.lone_record(found.record) is not None
    case = None
    if found.case_id is not None and not lone:
        case = Case.objects.filter(pk=found.case_id).first()
    if case is not None:
        obligations.refresh(case=case, now=now)
    else:
        obligations.keep_alone(record=found.record, now=now)


def _hand_over(today: date, now: datetime) -> int:
    """Say of what is kept "while we trade" that a successor must keep it now."""
    ceased_on = trading.ceased_on()
    if ceased_on is None or ceased_on > today:
        return 0
    kept = Obligation.objects.filter(state=State.INDEFINITE)
    cases: set[int] = set()
    names: set[str] = set()
    for version, table in tables_held().items():
        rows = [row.id for row in rows_of(table) if row.while_trading]
        found = kept.filter(policy_version=version, row__in=rows)
        cases.update(found.exclude(case=None).values_list("case_id", flat=True))
        names.update(found.filter(case=None).values_list("record", flat=True))
    for case in Case.objects.filter(pk__in=cases):
        obligations.refresh(case=case, now=now)
    for name in names:
        obligations.keep_alone(record=name, now=now)
    return len(cases) + len(names)


def _moment(today: date) -> datetime:
    if clock.today() == today:
        return clock.now()
    return clock.moment(today, NIGHT_BEGINS)
