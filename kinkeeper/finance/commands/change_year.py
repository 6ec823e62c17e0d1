from datetime import date, datetime

from kinkeeper.finance.commands import keeping
from kinkeeper.finance.commands.add_year import check
from kinkeeper.finance.models import FinancialYear
from kinkeeper.finance.queries.years import records_touching
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions


@trail.command
def change_year(
    *,
    year: FinancialYear,
    start_on: date,
    end_on: date,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Move the first or the last day of a financial year.

    Every paper whose last day lay in the year, or lies in it now, gets its date anew in
    the same transaction; an agreed disposal of one that moved is taken out (C-13).
    """
    keeping.only_for_money(by)
    versions.advance(year, seen=version_seen)
    year.refresh_from_db()
    check(start_on, end_on, but=year.pk)
    old = (year.start_on, year.end_on)
    year.start_on, year.end_on = start_on, end_on
    year.save(update_fields=["start_on", "end_on"])
    trail.record(
        "financial_year.changed",
        about=year,
        by=by,
        detail={
            "start_was": str(old[0]),
            "end_was": str(old[1]),
            "start": str(start_on),
            "end": str(end_on),
        },
    )
    keeping.keep_all(records_touching([old, (start_on, end_on)]), now)
