"""The proof of answers: kept as proofs of permissions are (P8h)."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.register import Erased, Holding, LoneRecord

KIND = "consent"
LABEL = "editions.ChangeAnswer"


def register_all() -> None:
    register.add_lone_records(LABEL, find=_find, every=_every)
    register.add_lone_part(
        KIND, "answers about changes of the policy", 40, count=_count, erase=_erase
    )


def _find(key: UUID) -> LoneRecord | None:
    answer = ChangeAnswer.objects.select_related("case").filter(key=key).first()
    if answer is None:
        return None
    relied_on = answer.answer == ChangeAnswer.Answer.YES and answer.ended_on is None
    return LoneRecord(
        Holding(
            kind=KIND,
            record=trail.name_of(answer),
            title="Answer about a change of the policy",
            opened_on=answer.answered_on,
            reference=answer.case.reference,
        ),
        question=None,
        starts_on=None if relied_on else answer.ended_on or answer.answered_on,
    )


def _every() -> Iterable[UUID]:
    return ChangeAnswer.objects.values_list("key", flat=True)


def _count(record: str) -> int:
    return ChangeAnswer.objects.filter(key=_key(record)).count()


def _erase(record: str, now: datetime) -> Erased:
    found = ChangeAnswer.objects.filter(key=_key(record))
    digests = tuple(
        sha256(f"{each.key}{each.wording_sha256}{each.answer}".encode()).digest()
        for each in found
    )
    found.delete()
    return Erased(len(digests), digests)


def _key(record: str) -> str:
    return record.partition(":")[2]
