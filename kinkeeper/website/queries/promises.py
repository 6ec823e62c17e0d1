"""The promise ledger (K1): each sentence of the policy that a machine can check, and
what the check finds on the live data at this moment.

A promise without a check says so. It is never shown as kept.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.policy import edition
from kinkeeper.policy.shapes.promises import Cadence
from kinkeeper.policy.shapes.promises import Promise as Sentence
from kinkeeper.website.queries.checks import CHECKS
from kinkeeper.website.queries.finding import Evidence, Finding

log = logging.getLogger(__name__)

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
    evidence: Sequence[Evidence] = ()


def promises(
    now: datetime | None = None, *, every: Cadence | None = None
) -> list[Promise]:
    """Check the promises of the edition in force, in the policy's own order.

    `every` leaves all but one cadence out. Nothing is written.
    """
    moment = now or clock.now()
    return [
        _promise(name, each, moment)
        for name, each in edition.in_force().promises.items()
        if every in (None, each.every)
    ]


def _promise(name: str, each: Sentence, moment: datetime) -> Promise:
    finding = _found(each.check, moment)
    return Promise(
        id=name,
        clause=each.clause,
        statement=each.statement,
        kept=finding.kept,
        figure=finding.figure,
        checked_at=moment,
        missions=tuple(each.missions),
        evidence=finding.evidence,
    )


def _found(name: str, now: datetime) -> Finding:
    check = CHECKS.get(name)
    if check is None:
        return Finding(None, NOT_YET)
    try:
        # A check that the database stops must not spoil the others' transaction.
        with transaction.atomic():
            return check(now)
    except Exception:
        # One check that cannot run must not hide the others, nor count as kept.
        log.exception("The check %s failed", name)
        return Finding(False, FAILED)
