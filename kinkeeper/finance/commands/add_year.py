from datetime import date, datetime
from uuid import UUID

from kinkeeper.finance.commands import keeping
from kinkeeper.finance.models import FinancialYear
from kinkeeper.finance.queries.years import records_touching
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def add_year(
    *,
    start_on: date,
    end_on: date,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> FinancialYear:
    """
    Enter a financial year of the company, as the accountant says (A13).

    Papers that lay in no year get their date at once.
    """
    once_only.claim(once, by=by)
    keeping.only_for_money(by)
    check(start_on, end_on)
    year = FinancialYear.objects.create(start_on=start_on, end_on=end_on)
    trail.record(
        "financial_year.added",
        about=year,
        by=by,
        detail={"start": str(start_on), "end": str(end_on)},
    )
    keeping.keep_all(records_touching([(start_on, end_on)]), now)
    return year


def check(start_on: date, end_on: date, *, but: int = 0) -> None:
    """Raise RefusedError for days that cannot be, or a year entered twice."""
    if end_on <= start_on:
        raise RefusedError("The year ends after it starts.")
    if (end_on - start_on).days > 560:
        raise RefusedError("A financial year is at most eighteen months long.")
    same = FinancialYear.objects.filter(start_on=start_on, end_on=end_on)
    if same.exclude(pk=but).exists():
        raise RefusedError("This year is in the table already.")
