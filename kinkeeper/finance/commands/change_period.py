from datetime import date, datetime

from kinkeeper.finance.commands import keeping
from kinkeeper.finance.models import FinancePaper
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def change_period(
    *,
    paper: FinancePaper,
    period_from: date,
    period_to: date,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """Correct which days a paper is about. The last of them decides (R4)."""
    keeping.only_for_money(by)
    versions.advance(paper, seen=version_seen)
    if period_to < period_from:
        raise RefusedError("The last day cannot be before the first day.")
    paper.period_from, paper.period_to = period_from, period_to
    paper.save(update_fields=["period_from", "period_to"])
    trail.record("finance_paper.period_changed", about=paper, by=by)
    keeping.keep_all([trail.name_of(paper)], now)
