"""
Records that have no date or no rule, though they should: a person must look (C-17, A9).

Nothing is destroyed by a guess, and nothing lies forgotten: what the rules cannot
answer stands here, each with the reason and what to do about it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from itertools import chain, islice
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.records.editions_held import tables_held
from kinkeeper.privacy.records.kept_from import kept_from
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.promising import NOT_ON_THE_SHELF
from kinkeeper.rules.retention import Record

State = Obligation.State
MOST = 500


@dataclass(frozen=True)
class ToLook:
    """One record that somebody must look at: why, and what to do."""

    reference: str
    title: str
    reason: str
    what_to_do: str
    since: date
    # The key of its obligation, for the page that says why; None where it has none.
    key: UUID | None = None


Find = Callable[[date], Iterable[ToLook]]
_more: list[Find] = []


def add_source(find: Find) -> None:
    """Add a function that yields what an app cannot date. Called with today."""
    _more.append(find)


# What to do about a record for which no rule has an answer, by its kind.
TO_DO: dict[str, str] = {
    Record.FINANCE: "Enter the financial year that holds its last day, or correct "
    "the days it is about.",
    Record.STAFF_MISC: "Open the paper and say when it was last used for work.",
    Record.PARENTAL_LEAVE: "Enter the child’s birth date.",
    Record.DBS_CERTIFICATE: "Enter the day on which the certificate was seen.",
    Record.HR_FILE: "Enter from when to when the person worked here.",
    Record.DBS_RECORD: "Enter from when to when the person worked here.",
    Record.CASE_FILE: "Look at the days of the case: one of them cannot be right.",
    Record.CONTACT_REPORT: "Look at the days of the case: one of them cannot be right.",
}
LOOK = "Look at the record, and correct the day that is wrong or missing."


def work_list(*, viewer: Account, today: date) -> list[ToLook]:
    """
    Return what somebody must look at, the oldest first, for who looks after records.

    Raises Http404 for others. Concerns are shown to the safeguarding lead alone.
    """
    _let_in(viewer)
    found = chain(
        _without_rule(viewer),
        _undecided(today),
        _unknown_birth_dates(),
        *(find(today) for find in _more),
    )
    return sorted(islice(found, MOST), key=lambda each: (each.since, each.reference))


def how_many(*, viewer: Account, today: date) -> int:
    """Return how many records somebody must look at, `MOST` at the most."""
    return len(work_list(viewer=viewer, today=today))


def _let_in(viewer: Account) -> None:
    if not viewer.may(Power.RECORDS_SEE_LIFE):
        raise Http404


def _without_rule(viewer: Account) -> Iterator[ToLook]:
    found = Obligation.objects.filter(state=State.NO_RULE)
    if not viewer.may(Power.CONCERNS_LEAD):
        found = found.exclude(kind=Record.SAFEGUARDING)
    found = found.exclude(record__in=kept_from(viewer))
    for row in _oldest(found):
        shelf = row.because == NOT_ON_THE_SHELF
        what = "Bring the edition back." if shelf else TO_DO.get(row.kind, LOOK)
        reason = row.because if shelf else f"No rule fits: {_sentence(row.because)}"
        yield _to_look(row, reason, what)


def _undecided(today: date) -> Iterator[ToLook]:
    """Certificates on which nobody has decided for four weeks (A9)."""
    waits = [
        Q(
            policy_version=version,
            row__in=[
                row.id
                for row in table.rows
                if row.kind == Record.DBS_CERTIFICATE and not row.free_at_start
            ],
            trigger_on__lte=today - timedelta(days=table.undecided_alert_days),
        )
        for version, table in tables_held().items()
    ]
    late = Obligation.objects.filter(reduce(or_, waits, Q(pk__in=[])))
    for row in _oldest(late.filter(state=State.COUNTING)):
        yield _to_look(
            row,
            "Nobody has decided on this certificate.",
            "Decide whether the person may work here, then destroy the certificate.",
            row.trigger_on,
        )


def _unknown_birth_dates() -> Iterator[ToLook]:
    """Families with a child of unknown age: we count from the youngest possible."""
    unknown = Party.objects.filter(side=Party.Side.CHILD, person__born_on=None)
    cases = Case.objects.filter(file_destroyed_on=None, pk__in=unknown.values("case"))
    files = Obligation.objects.filter(kind=Record.CASE_FILE, case__in=cases)
    for row in _oldest(files):
        yield _to_look(
            row,
            "A child’s birth date is missing, so we count as if the child had been "
            "born when the file was opened.",
            "Ask the family, and enter the birth date.",
        )


def _oldest(found: QuerySet[Obligation]) -> QuerySet[Obligation]:
    return found.order_by("opened_on", "pk")[:MOST]


def _to_look(
    row: Obligation, reason: str, what: str, since: date | None = None
) -> ToLook:
    return ToLook(
        reference=row.reference,
        title=row.title,
        reason=reason,
        what_to_do=what,
        since=since or row.opened_on,
        key=row.key,
    )


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
