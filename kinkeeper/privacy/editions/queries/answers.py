"""What people answered: for themselves in the portal, for the team in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.people.queries.parties import children, parties_of, parts_of_account
from kinkeeper.policy import library
from kinkeeper.policy.edition import Edition
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.permissions import may_look, may_record_answers
from kinkeeper.privacy.editions.queries.concerned import Asked, asked_of, is_child
from kinkeeper.privacy.records.models import Obligation

Answer = ChangeAnswer.Answer
FOR_A_CHILD = "And for {name}, if you hold parental responsibility?"


@dataclass(frozen=True)
class Question:
    """One edition that asks something of a family member."""

    asked: Asked
    coming: bool
    subjects: Sequence[tuple[UUID, str]]
    given: dict[UUID, bool]

    @property
    def edition(self) -> Edition:
        return self.asked.edition


@dataclass(frozen=True)
class AnswersOf:
    """The answers to one edition, in numbers."""

    edition: Edition
    yes: int
    no: int
    ended: int
    records: int


def part_in_the_portal(viewer: Account) -> Party:
    """Return a family member's own part, of their newest case. Raises Http404."""
    party = parts_of_account(viewer).first()
    if party is None:
        raise Http404
    return party


def questions_for(party: Party, *, viewer: Account, today: date) -> list[Question]:
    """Return what is asked of a family member, with what they said so far."""
    if party.account_id != viewer.pk:
        raise Http404
    own = ChangeAnswer.objects.filter(
        given_by=party, ended_on=None, party__isnull=False
    )
    said = own.values_list("edition", "party__key", "answer")
    subjects = [(party.key, "May this count for what we hold about you?")]
    subjects += [
        (child.key, FOR_A_CHILD.format(name=child.person.given_name))
        for child in children(party.case)
        if is_child(child, today)
    ]
    return [
        Question(
            asked=asked,
            coming=asked.edition.effective_from > today,
            subjects=subjects,
            given={
                key: answer == Answer.YES
                for edition, key, answer in said
                if edition == asked.edition.version
            },
        )
        for asked in asked_of(party.case)
    ]


def answers_in_numbers(*, viewer: Account) -> list[AnswersOf]:
    """Return how many answered what, and how many records moved because of it."""
    may_look(viewer)
    living = Q(ended_on=None)
    counted: dict[str, dict[str, Any]] = {
        line["edition"]: dict(line)
        for line in ChangeAnswer.objects.values("edition").annotate(
            yes=Count("pk", filter=living & Q(answer=Answer.YES)),
            no=Count("pk", filter=living & Q(answer=Answer.NO)),
            ended=Count("pk", filter=~living),
        )
    }
    return [
        AnswersOf(
            edition=each,
            yes=counted.get(each.version, {}).get("yes", 0),
            no=counted.get(each.version, {}).get("no", 0),
            ended=counted.get(each.version, {}).get("ended", 0),
            records=Obligation.objects.filter(
                policy_version=each.version, opened_on__lt=each.effective_from
            ).count(),
        )
        for each in library.editions()[1:]
    ]


def case_to_answer(sign: str, *, viewer: Account) -> Case:
    """Return the case of which somebody brings an answer on paper. Raises Http404."""
    if not may_record_answers(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    trail.viewed(
        "family",
        about=case,
        by=viewer,
        purpose="answer about the policy",
        case_key=case.key,
    )
    return case


def people_of(case: Case, *, viewer: Account) -> dict[str, Party]:
    """Return the people of a case by their key."""
    return {str(party.key): party for party in parties_of(case, viewer=viewer)}
