"""The promise ledger as it was last written down: for everybody, and for the team.

Pages read what is on file and check nothing themselves: anybody may open them as often
as they like. A run after each night and one each hour keep the file fresh.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.ui.parts import Figure
from kinkeeper.policy import edition
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.shapes.promises import Promise as Sentence
from kinkeeper.website.models import PromiseRun, PromiseState
from kinkeeper.website.queries.small_numbers import hidden

NIGHT, HOUR, ASKED = PromiseRun.Why.NIGHT, PromiseRun.Why.HOUR, PromiseRun.Why.ASKED
HOURLY = timedelta(hours=1)
NOT_CHECKED = "not checked yet"


@dataclass(frozen=True)
class Shown:
    """One promise on a page. Times are as in London; None: not checked yet."""

    id: str
    clause: str
    statement: str
    kept: bool | None
    figure: str
    checked_at: datetime | None
    since: datetime | None
    missions: tuple[str, ...]


@dataclass(frozen=True)
class Clause:
    id: str
    title: str
    promises: Sequence[Shown]


@dataclass(frozen=True)
class Ledger:
    """The promises by clause, with the three totals and those that are broken."""

    checked_at: datetime | None
    figures: Sequence[Figure]
    clauses: Sequence[Clause]
    broken: Sequence[Shown]


def public_ledger() -> Ledger:
    """Return the ledger for everybody: small numbers are not shown."""
    return _ledger(edition.in_force(), public=True)


def staff_ledger(*, viewer: Account) -> Ledger:
    """Return the ledger with its figures, for those who look after the promises."""
    if not viewer.may(Power.PROMISES_SEE):
        raise Http404
    return _ledger(edition.in_force(), public=False)


def of_clauses(policy: Edition) -> dict[str, list[Shown]]:
    """Return the promises of each clause of an edition, for everybody.

    A clause without promises of its own shows those that stand for the same rows of
    the mission: what cookies hold is checked with the list of cookies.
    """
    found = _shown(policy, public=True)
    shown = {}
    for clause in policy.clauses:
        own = [each for each in found if each.clause == clause.id]
        rows = set(clause.missions)
        shown[clause.id] = own or [each for each in found if rows & set(each.missions)]
    return shown


def _ledger(policy: Edition, *, public: bool) -> Ledger:
    found = _shown(policy, public=public)
    counts = Counter(each.kept for each in found)
    clauses = [
        Clause(each.id, each.title, [p for p in found if p.clause == each.id])
        for each in policy.clauses
    ]
    times = [each.checked_at for each in found if each.checked_at]
    return Ledger(
        checked_at=max(times, default=None),
        figures=[
            Figure(counts[True], "kept"),
            Figure(counts[False], "broken"),
            Figure(counts[None], NOT_CHECKED),
        ],
        clauses=[clause for clause in clauses if clause.promises],
        broken=[each for each in found if each.kept is False],
    )


def _shown(policy: Edition, *, public: bool) -> list[Shown]:
    states = PromiseState.objects.select_related("finding").in_bulk()
    return [
        _one(name, each, states.get(name), public=public)
        for name, each in policy.promises.items()
    ]


def _one(
    name: str, each: Sentence, state: PromiseState | None, *, public: bool
) -> Shown:
    figure = state.finding.figure if state and state.finding else ""
    return Shown(
        id=name,
        clause=each.clause,
        statement=each.statement,
        kept=state.kept if state else None,
        figure=hidden(figure) if public else figure,
        checked_at=clock.london(state.checked_at) if state else None,
        since=clock.london(state.since) if state else None,
        missions=tuple(each.missions),
    )


def hourly_due(now: datetime) -> bool:
    """Say whether the promises of each hour wait to be checked."""
    newest = PromiseRun.objects.order_by("-started_at").values_list(
        "started_at", flat=True
    )
    last = newest.first()
    # A clock that was put back must not stop the checks.
    return last is None or not timedelta(0) <= now - last < HOURLY
