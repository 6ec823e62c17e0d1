"""
The promise ledger (K1): each sentence of the policy that a machine can check, and what
the check finds on the live data at this moment.

A promise without a check says so. It is never shown as kept.
"""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui.parts import Figure
from kinkeeper.policy import edition
from kinkeeper.website.queries.checks import (
    audit,
    disposal,
    sharing,
    site,
    team,
)
from kinkeeper.website.queries.finding import Check

log = logging.getLogger(__name__)

CHECKS: Mapping[str, Check] = {
    **disposal.CHECKS,
    **sharing.CHECKS,
    **team.CHECKS,
    **audit.CHECKS,
    **site.CHECKS,
}
SECONDS_KEPT = 15
NOT_YET = "no check yet"
FAILED = "the check itself failed"


@dataclass(frozen=True)
class Promise:
    """One promise with what was found. `kept` is None when nothing was checked."""

    id: str
    clause: str
    statement: str
    kept: bool | None
    figure: str
    checked_at: datetime
    missions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    id: str
    title: str
    promises: Sequence[Promise]


@dataclass(frozen=True)
class Ledger:
    """The promises by clause, with the three totals."""

    checked_at: datetime
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


def ledger(now: datetime) -> Ledger:
    """Lay the promises out by clause. Times are shown as in London.

    Everybody may open the page, so what was found is kept for a few seconds.
    """
    name = f"promises:{edition.in_force().sha256}:{clock.london(now).date()}"
    found: list[Promise] | None = cache.get(name)
    if found is None:
        found = promises(now)
        cache.set(name, found, SECONDS_KEPT)
    checked_at = max((promise.checked_at for promise in found), default=now)
    counts = Counter(promise.kept for promise in found)
    clauses = [
        Clause(each.id, each.title, [p for p in found if p.clause == each.id])
        for each in edition.in_force().clauses
    ]
    return Ledger(
        checked_at=clock.london(checked_at),
        figures=[
            Figure(counts[True], "kept"),
            Figure(counts[False], "broken"),
            Figure(counts[None], "not checked yet"),
        ],
        clauses=[clause for clause in clauses if clause.promises],
    )


def promises(now: datetime | None = None) -> list[Promise]:
    """Check every promise of the edition in force, in the policy's own order."""
    moment = now or clock.now()
    found = []
    for promise_id, each in edition.in_force().promises.items():
        kept, figure = _check(each.check, moment)
        found.append(
            Promise(
                id=promise_id,
                clause=each.clause,
                statement=each.statement,
                kept=kept,
                figure=figure,
                checked_at=moment,
                missions=tuple(each.missions),
            )
        )
    return found


def _check(name: str, now: datetime) -> tuple[bool | None, str]:
    check = CHECKS.get(name)
    if check is None:
        return None, NOT_YET
    try:
        finding = check(now)
    except Exception:
        # One check that cannot run must not hide the others, nor count as kept.
        log.exception("The check %s failed", name)
        return False, FAILED
    return finding.kept, finding.figure
