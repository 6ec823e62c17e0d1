"""The proof of answers: kept as proofs of permissions are, and replayed (P8h, P12c)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register as recovery
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.register import Erased, Holding, LoneRecord

KIND = "consent"
LABEL = "editions.ChangeAnswer"
LINE = "policy_answer"
A_DAY = timedelta(days=1)


def register_all() -> None:
    register.add_lone_records(LABEL, find=_find, every=_every)
    register.add_lone_part(
        KIND, "answers about changes of the policy", 40, count=_count, erase=_erase
    )
    recovery.add_replay(LINE, order=recovery.WITHDRAWALS, lines=_lines, replay=_replay)


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


def _lines() -> Iterator[Line]:
    """Yield answers that the journal may not hold yet, and those that ended."""
    since = recovery.last_written(LINE)
    found = ChangeAnswer.objects.select_related("case", "party", "given_by")
    if since is not None:
        found = found.filter(recorded_at__gte=since - A_DAY)
    for each in found.order_by("recorded_at", "pk"):
        if each.party is None or each.given_by is None:
            continue
        yield Line(
            kind=LINE,
            key=str(each.key),
            at=each.recorded_at,
            said={
                "case": str(each.case.key),
                "party": str(each.party.key),
                "given_by": str(each.given_by.key),
                "edition": each.edition,
                "counts_for": each.counts_for,
                "wording": each.wording,
                "answer": each.answer,
                "capacity": each.capacity,
                "on_paper": each.on_paper,
                "answered_on": each.answered_on.isoformat(),
            },
        )


def _replay(line: Line) -> Replayed:
    """Give an answer again that the restored database does not know."""
    said = line.said
    if ChangeAnswer.objects.filter(key=line.key).exists():
        return Replayed.ALREADY
    case = Case.objects.filter(key=said["case"]).first()
    party = Party.objects.filter(key=said["party"]).first()
    given_by = Party.objects.filter(key=said["given_by"]).first()
    if case is None or party is None or given_by is None:
        return Replayed.SET_ASIDE
    answered_on = date.fromisoformat(said["answered_on"])
    ChangeAnswer.objects.filter(
        party=party, given_by=given_by, edition=said["edition"], ended_on=None
    ).update(ended_on=answered_on)
    ChangeAnswer.objects.create(
        key=line.key,
        case=case,
        party=party,
        given_by=given_by,
        edition=said["edition"],
        counts_for=said["counts_for"],
        wording=said["wording"],
        wording_sha256=sha256(said["wording"].encode()).hexdigest(),
        answer=said["answer"],
        capacity=said["capacity"],
        on_paper=said["on_paper"],
        answered_on=answered_on,
        recorded_at=line.at,
    )
    return Replayed.DONE
