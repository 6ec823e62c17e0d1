from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.finance.commands import keeping
from kinkeeper.finance.models import FinancePaper
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.workforce.commands.keeping import next_reference, stored
from kinkeeper.workforce.models import Worker


@dataclass(frozen=True)
class Told:
    """What a paper about money is, and the days that it is about."""

    kind: str
    title: str
    period_from: date
    period_to: date
    payee: str = ""
    words: str = ""


@trail.command
def add_paper(
    *,
    told: Told,
    by: Account,
    now: datetime,
    upload: bytes | None = None,
    worker: Worker | None = None,
    once: UUID | None = None,
) -> FinancePaper:
    """
    Put a paper about money on file: kept by the year that holds its last day (P9d).

    A paper whose last day lies in no year of the table is kept, and is on the list of
    records that somebody must look at.
    """
    once_only.claim(once, by=by)
    keeping.only_for_money(by)
    if not told.title.strip():
        raise RefusedError("Say in a few words what the paper is.")
    if told.period_to < told.period_from:
        raise RefusedError("The last day cannot be before the first day.")
    paper = FinancePaper(
        reference=next_reference("F"),
        kind=FinancePaper.Kind(told.kind),
        period_from=told.period_from,
        period_to=told.period_to,
        worker=worker,
        added_on=clock.london(now).date(),
        added_by_id=by.pk,
        container=containers.make("finance paper", now=now),
    )
    paper.seal({"title": told.title, "payee": told.payee, "words": told.words})
    paper.file = stored(paper.container, upload, now)
    paper.save()
    trail.record("finance_paper.added", about=paper, by=by, detail={"kind": told.kind})
    keeping.keep_all([trail.name_of(paper)], now)
    return paper
