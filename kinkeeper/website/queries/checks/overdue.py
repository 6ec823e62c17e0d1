"""The far edge of each period: nothing is kept past its last day without a reason.

Counted twice. The first count compares the stored days with one cut-off a row, as the
sweep does; the second asks the rules about the facts of the oldest cases, and trusts
no stored day.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.policy import library
from kinkeeper.privacy.records.editions_held import rows_of, tables_held
from kinkeeper.privacy.records.facts import CaseOnFile, blocks_of
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.queries.holds import holds_on, in_the_way
from kinkeeper.privacy.records.register import Holding
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.schedule import Row, Schedule
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

CASES_ASKED = 30


def nothing_overdue(now: datetime) -> Finding:
    """No record is past its last day without a hold (P9a to P9l)."""
    today = clock.london(now).date()
    late = 0
    shown: list[Evidence] = []
    for version, schedule in tables_held().items():
        for row in rows_of(schedule):
            cutoff = row.overdue_cutoff(today, schedule.settings)
            if cutoff is None:
                continue
            past = Obligation.objects.filter(
                policy_version=version,
                row=row.id,
                state=Obligation.State.COUNTING,
                trigger_on__lte=cutoff,
            )
            # Mostly there is none, and one step in the index tells.
            if not past.exists():
                continue
            found = _without_a_reason(past, row, schedule, today)
            late += found.count()
            shown += _evidence(found[: MOST_EVIDENCE - len(shown)])
    counting = Obligation.objects.filter(state=Obligation.State.COUNTING).count()
    return none_of(late, counting, "periods that run are past their last day", shown)


def _evidence(rows: QuerySet[Obligation]) -> list[Evidence]:
    return [
        Evidence(
            row.case.reference if row.case else row.title,
            f"{row.row}: counted from {row.trigger_on}",
            row.record,
        )
        for row in rows.select_related("case")
    ]


def _without_a_reason(
    past: QuerySet[Obligation], row: Row, schedule: Schedule, today: date
) -> QuerySet[Obligation]:
    """Keep what is ours, what no other reason keeps, and what no hold stops."""
    other = Obligation.objects.filter(record=OuterRef("record"))
    return (
        past.exclude(case__our_role=Case.OurRole.PROCESSOR)
        .filter(~Exists(other.exclude(_over(schedule, today))))
        .filter(~in_the_way(row.kind, schedule, today))
        .order_by("trigger_on", "pk")
    )


def _over(schedule: Schedule, today: date) -> Q:
    over = Q(pk__in=[])
    for row in rows_of(schedule):
        cutoff = row.overdue_cutoff(today, schedule.settings)
        if cutoff is not None:
            over |= Q(row=row.id, trigger_on__isnull=False, trigger_on__lte=cutoff)
    return over


def overdue_by_the_rules(now: datetime) -> Second:
    """Ask the rules, from the facts, about the records of the longest closed cases."""
    today = clock.london(now).date()
    ended = Case.objects.exclude(closed_on=None, declined_on=None)
    left = ended.filter(file_destroyed_on=None).order_by("closed_on", "pk")
    asked, wrong = 0, []
    for case in left.select_related("container", "reports_container")[:CASES_ASKED]:
        for holding, late in _asked(case, today):
            asked += 1
            if late:
                words = "the rules say that it is late"
                wrong.append(Evidence(case.reference, words, holding.record))
    return Second(asked, wrong)


def _asked(case: Case, today: date) -> Iterator[tuple[Holding, bool]]:
    on_file = CaseOnFile(case, today)
    for holding in on_file.holdings:
        holds = list(holds_on(case, holding.record))
        yield holding, _late(on_file, holding, holds)


def _late(on_file: CaseOnFile, holding: Holding, holds: list[Hold]) -> bool:
    schedule = library.schedule_for(_version(holding))
    question = on_file.question(holding)
    told = {**question.__dict__, "blocks": blocks_of(holds)}
    try:
        answer = retention.decide(type(question)(**told), schedule)
    except (UnreadableError, retention.NotOneRowError):
        # Another promise says so: every record has exactly one rule.
        return False
    return answer.status is retention.Status.OVERDUE


def _version(holding: Holding) -> str:
    kept = Obligation.objects.filter(record=holding.record)
    known = kept.values_list("policy_version", flat=True).first()
    return known or library.collected_under(holding.opened_on).version


CHECKS = {"disposal.nothing_overdue": twice(nothing_overdue, overdue_by_the_rules)}
