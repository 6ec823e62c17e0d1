"""
Moving the records of a case under the edition to which everybody agreed.

Danger: it changes how long records are kept. It only ever follows living answers, and
goes back to the older rule as soon as one of them is taken back. An agreed disposal of
such a record stops, because what it rested on has changed (C-13).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.policy import library
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.queries.concerned import everybody_agreed, taken_away
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation

WHY = "Another edition of the policy counts for it now."


def settle_answers(*, today: date) -> int:
    """Settle every case in which somebody answered; return how many records moved."""
    answered = ChangeAnswer.objects.values_list("case", flat=True).distinct()
    cases = Case.objects.filter(pk__in=answered, file_destroyed_on=None)
    now = clock.now() if clock.today() == today else clock.moment(today, 2)
    return sum(settle_case(case=case, now=now) for case in cases.iterator())


def settle_case(*, case: Case, now: datetime) -> int:
    """
    Bring the records of a case under the editions that count for them.

    Safe to call at any time, inside a command or alone. Returns how many records moved.
    """
    with transaction.atomic():
        case = obligations.locked(case)
        if case.file_destroyed_on is not None:
            return 0
        moves = _moves(case, clock.london(now).date())
        for record, version in moves.items():
            repin(case=case, record=record, version=version)
        if moves:
            obligations.refresh(case=case, now=now)
        return len(moves)


def repin(*, case: Case, record: str, version: str) -> None:
    """Put one record of a case under another edition. Call it in a transaction."""
    rows = Obligation.objects.filter(case=case, record=record)
    rows.update(policy_version=version)
    obligations.tell(obligations.Change(record=record, why=WHY, case=case))
    trail.record(
        "record.edition_changed",
        about=record,
        by=None,
        case_key=case.key,
        detail={"edition": version},
    )


def _moves(case: Case, today: date) -> dict[str, str]:
    """Return the records that stand under another edition than they should."""
    parties = list(case.parties.select_related("person"))
    given: dict[str, list[ChangeAnswer]] = defaultdict(list)
    for answer in ChangeAnswer.objects.filter(case=case, ended_on=None):
        given[answer.edition].append(answer)

    def counts(opened_on: date, kinds: Iterable[str]) -> str:
        own = library.collected_under(opened_on)
        chosen = own.version
        for later in library.after(own, today):
            needed = {each.about for each in taken_away(own.version, later, kinds)}
            answers = given[later.version]
            if needed and everybody_agreed(parties, answers, needed, today):
                chosen = later.version
        return chosen

    moves: dict[str, str] = {}
    rows = Obligation.objects.filter(case=case)
    for record, kind, opened_on, version in rows.values_list(
        "record", "kind", "opened_on", "policy_version"
    ):
        target = counts(opened_on, [kind])
        if target != version:
            moves[record] = target
    return moves
