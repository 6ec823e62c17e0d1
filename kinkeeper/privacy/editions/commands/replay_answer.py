"""Giving an answer again that a restored backup does not know (P8h, P12c)."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.editions.commands.settle_answers import settle_case
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.records import obligations


@trail.command
def replay_answer(*, line: Line, now: datetime) -> Replayed:
    """
    Give an answer again. A no takes back the yes that the backup still holds.

    The records of the family stand under the edition that counts then, at once: what
    was promised to somebody who said no must not wait for the night. An answer of
    somebody whom the backup does not know is left for a person.
    """
    said = line.said
    answer = ChangeAnswer.objects.filter(key=line.key).first()
    if answer is not None:
        _record("policy_change.replay_not_needed", answer)
        return Replayed.ALREADY
    case = Case.objects.filter(key=said["case"]).first()
    party, given_by = _part(said["party"]), _part(said["given_by"])
    if case is None or party is None or given_by is None:
        trail.record(
            "policy_change.replay_set_aside",
            about=f"editions.ChangeAnswer:{line.key}",
            by=None,
        )
        return Replayed.SET_ASIDE
    answered_on = date.fromisoformat(said["answered_on"])
    for old in ChangeAnswer.objects.filter(
        party=party, given_by=given_by, edition=said["edition"], ended_on=None
    ):
        old.ended_on = answered_on
        old.save(update_fields=["ended_on"])
        obligations.keep_alone(record=trail.name_of(old), now=now)
    answer = ChangeAnswer.objects.create(
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
    obligations.keep_alone(record=trail.name_of(answer), now=now)
    settle_case(case=case, now=now)
    _record("policy_change.replayed", answer)
    return Replayed.DONE


def _part(key: Any) -> Party | None:
    return Party.objects.filter(key=key).first()


def _record(action: str, answer: ChangeAnswer) -> None:
    trail.record(
        action,
        about=answer,
        by=None,
        case_key=answer.case.key,
        detail={"edition": answer.edition, "answer": answer.answer},
    )
