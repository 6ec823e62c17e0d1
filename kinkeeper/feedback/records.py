"""
How long evaluation sheets are kept, and what stays of them.

Danger: `_anonymise` makes the words unreadable for ever. The marks stay and are
counted; they tell of nobody.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from kinkeeper.feedback.models import Answer
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import nameless, register
from kinkeeper.privacy.records.register import Erased, Holding, LoneRecord
from kinkeeper.rules.statistics.hiding import FEWEST

KIND = "survey_answer"


def register_records() -> None:
    """Tell the register how answers are found and made anonymous."""
    register.add_lone_records(Answer._meta.label, find=find, every=every)
    register.add_lone_part(
        KIND,
        "words on evaluation sheets",
        100,
        count=lambda record: 1,
        erase=_anonymise,
        tables=(Answer._meta.label, "vault.Container"),
    )


def find(key: UUID) -> LoneRecord | None:
    """Return an answer whose words are still here."""
    living = Answer.objects.filter(key=key, anonymised_on=None)
    answer = living.select_related("container").first()
    if answer is None:
        return None
    holding = Holding(
        kind=KIND,
        record=trail.name_of(answer),
        title="Evaluation sheet",
        opened_on=answer.begins_on,
        reference=f"EV-{answer.pk:04d}",
    )
    return LoneRecord(
        holding, None, starts_on=answer.begins_on, key=answer.container.data_key()
    )


def every() -> Iterable[UUID]:
    living = Answer.objects.filter(anonymised_on=None)
    return living.order_by("pk").values_list("key", flat=True).iterator()


def _anonymise(record: str, now: datetime) -> Erased:
    """
    Destroy the words, and leave marks that nobody can be known by.

    The month goes too: of the sheet only its year stays. Where fewer than five people
    of one sort filled in a sheet in that year, whoever knows that somebody did could
    read their marks off the row, so these go as well.
    """
    key = UUID(record.rpartition(":")[2])
    answer = Answer.objects.select_related("container").get(key=key)
    was = f"{record}:".encode() + bytes(answer.sealed)
    data_key = answer.container.data_key()
    containers.shred(answer.container, now=now)
    year = answer.month[:4]
    alike = Answer.objects.filter(audience=answer.audience, month__startswith=year)
    Answer.objects.filter(pk=answer.pk).update(
        sealed=b"",
        month=f"{year}-01",
        marks=answer.marks if alike.count() >= FEWEST else {},
        key=nameless.key_from(data_key),
        anonymised_on=clock.london(now).date(),
    )
    return Erased(count=1, digests=(sha256(was).digest(),))
