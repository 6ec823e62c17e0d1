"""
What is held about money, and how it is destroyed.

Danger: `_erase` cannot be undone. Only the disposal engine calls it, after two people
agreed.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kinkeeper.finance.models import FinancePaper
from kinkeeper.finance.queries.years import holding
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records.erasing import erase_files, erase_rows, together
from kinkeeper.privacy.records.register import (
    Erased,
    Holding,
    LoneRecord,
    add_lone_part,
    add_lone_records,
)
from kinkeeper.rules import retention


def register_all() -> None:
    """Add the papers about money to the register."""
    add_lone_records("finance.FinancePaper", find=_find, every=_every)
    add_lone_part(
        retention.Record.FINANCE,
        "papers about money",
        100,
        count=lambda record: 1,
        erase=_erase,
    )


def _find(key: UUID) -> LoneRecord | None:
    found = FinancePaper.objects.filter(key=key).select_related("container")
    paper = found.first()
    if paper is None:
        return None
    record = Holding(
        kind=retention.Record.FINANCE,
        record=trail.name_of(paper),
        title=paper.get_kind_display(),
        opened_on=paper.added_on,
        reference=paper.reference,
    )
    question = retention.Question(
        today=paper.added_on,
        record=retention.Record.FINANCE,
        finance=retention.Finance(
            start=paper.period_from,
            end=paper.period_to,
            # Only these can matter: another year changed leaves the facts alone.
            financial_years=holding(paper.period_to),
        ),
    )
    return LoneRecord(record, question, key=paper.container.data_key())


def _every() -> Iterable[UUID]:
    return FinancePaper.objects.values_list("key", flat=True)


def _erase(record: str, now: datetime) -> Erased:
    found = FinancePaper.objects.filter(key=UUID(record.rpartition(":")[2]))
    container = found.select_related("container").get().container
    rows = erase_rows(found)
    files = erase_files(StoredFile.objects.filter(container=container))
    containers.shred(container, now=now)
    return together([rows, files])
