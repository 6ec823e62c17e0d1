"""When was a record without an end date last looked at, and kept? (C-7)"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max

from kinkeeper.people.models import Case
from kinkeeper.privacy.records.models import Look


def kept_on(record: str) -> date | None:
    """Return the day of the last look that kept a record, None when there was none."""
    return _kept().filter(record=record).aggregate(last=Max("looked_on"))["last"]


def kept_of(case: Case) -> dict[str, date]:
    """Return the same for every record of a case that was looked at."""
    looks = _kept().filter(case=case).order_by().values_list("record")
    return dict(looks.annotate(last=Max("looked_on")))


def looks_at(records: Iterable[str]) -> list[Look]:
    """Return every look at some records, oldest first."""
    return list(Look.objects.filter(record__in=list(records)))


def _kept():  # type: ignore[no-untyped-def]
    return Look.objects.filter(outcome=Look.Outcome.KEEP)
