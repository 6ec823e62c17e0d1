from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.privacy.editions.commands.settle_answers import settle_case
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.permissions import may_record_answers
from kinkeeper.privacy.editions.queries.concerned import Asked, asked_of, is_child
from kinkeeper.privacy.records import obligations

Answer, Capacity = ChangeAnswer.Answer, ChangeAnswer.Capacity


@trail.command
def answer_change(
    *,
    party: Party,
    answers: dict[UUID, bool],
    edition: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> list[ChangeAnswer]:
    """
    Keep what a family member says in the portal about the changes of one edition.

    `answers`: yes or no by the key of a part of the same case: one's own, and those of
    the children for whom one holds parental responsibility. A newer answer replaces an
    older one; a no takes a yes back. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if party.account_id != by.pk:
        raise RefusedError("You can only answer for yourself.")
    asked = _asked(party, edition)
    today = clock.london(now).date()
    kept = []
    for subject in party.case.parties.select_related("person", "case"):
        if subject.key not in answers:
            continue
        own = subject.pk == party.pk
        if not own and not is_child(subject, today):
            raise RefusedError("You can only answer for yourself and for a child.")
        kept.append(
            _keep(
                asked,
                ChangeAnswer(
                    party=subject,
                    given_by=party,
                    answer=Answer.YES if answers[subject.key] else Answer.NO,
                    capacity=Capacity.SELF if own else Capacity.PARENT,
                    answered_on=today,
                    recorded_at=now,
                    recorded_by=by,
                ),
                by=by,
                now=now,
            )
        )
    if not kept:
        raise RefusedError("Say yes or no first.")
    settle_case(case=party.case, now=now)
    return kept


@trail.command
def record_answer(  # noqa: PLR0913
    *,
    subject: Party,
    given_by: Party,
    edition: str,
    answer: str,
    capacity: str,
    answered_on: date,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> ChangeAnswer:
    """
    Keep an answer that was given on paper: by whom, for whom and when.

    Raises RefusedError when the person may not, or when the answer cannot be.
    """
    once_only.claim(once, by=by)
    today = clock.london(now).date()
    if not may_record_answers(by):
        raise RefusedError("You may not record answers about the policy.")
    if not cases_visible_to(by).filter(pk=subject.case_id).exists():
        raise RefusedError("You may not record answers for this family.")
    if answered_on > today:
        raise RefusedError("The answer cannot be from a day that is still to come.")
    if given_by.case_id != subject.case_id:
        raise RefusedError("Only somebody of the same family can answer.")
    if capacity != Capacity.PARENT and given_by.pk != subject.pk:
        raise RefusedError("Somebody else can only answer for a child.")
    if capacity == Capacity.PARENT and not is_child(subject, today):
        raise RefusedError("This person is grown up and answers for themselves.")
    kept = _keep(
        _asked(subject, edition),
        ChangeAnswer(
            party=subject,
            given_by=given_by,
            answer=answer,
            capacity=capacity,
            on_paper=True,
            answered_on=answered_on,
            recorded_at=now,
            recorded_by=by,
        ),
        by=by,
        now=now,
    )
    settle_case(case=subject.case, now=now)
    return kept


def _asked(party: Party, edition: str) -> Asked:
    for asked in asked_of(party.case):
        if asked.edition.version == edition:
            return asked
    raise RefusedError("Nothing is asked about this edition.")


def _keep(
    asked: Asked, answer: ChangeAnswer, *, by: Account, now: datetime
) -> ChangeAnswer:
    """Keep an answer in place of the one that the same person gave before."""
    today = clock.london(now).date()
    for old in ChangeAnswer.objects.filter(
        party=answer.party,
        given_by=answer.given_by,
        edition=asked.edition.version,
        ended_on=None,
    ):
        old.ended_on = today
        old.save(update_fields=["ended_on"])
        obligations.keep_alone(record=trail.name_of(old), now=now)
    if answer.party is None:
        raise RefusedError("Say for whom the answer is.")
    answer.case = answer.party.case
    answer.edition = asked.edition.version
    answer.counts_for = asked.counts_for
    answer.wording = asked.wording
    answer.wording_sha256 = sha256(asked.wording.encode()).hexdigest()
    answer.save()
    obligations.keep_alone(record=trail.name_of(answer), now=now)
    trail.record(
        "policy_change.answered",
        about=answer,
        by=by,
        case_key=answer.case.key,
        detail={
            "edition": answer.edition,
            "answer": answer.answer,
            "capacity": answer.capacity,
            "on_paper": answer.on_paper,
        },
    )
    return answer
