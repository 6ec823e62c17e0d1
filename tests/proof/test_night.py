"""The one statement of the night finds exactly what the second writing lets go."""

from collections import defaultdict
from uuid import uuid4

import pytest

from kinkeeper.foundation import clock
from kinkeeper.policy.edition import in_force
from kinkeeper.privacy.disposal.queries.due import due
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention as r
from tests import family as people
from tests.proof.retention_by_hand import retention_by_hand
from tests.proof.retention_questions import retention_questions

MAY_GO = {"eligible", "overdue"}
NOW = clock.moment(people.SATURDAY, 3)


@pytest.fixture
def processor(db):
    """A family that we look after for somebody else, who decides."""
    case = people.alder().case
    case.our_role = "processor"
    case.save()
    return case


def _by_day():
    """Return the truth table by the day asked about, holds apart: they come later."""
    days = defaultdict(list)
    for question in retention_questions():
        if not question.blocks and question.approved_on is None:
            days[question.today].append(question)
    return days


def _stored(question, number, processor):
    """Return what is kept in the table about one record of the truth table."""
    theirs = question.case is not None and question.case.our_role == "processor"
    return [
        Obligation(
            key=uuid4(),
            kind=question.record,
            record=f"proof:{number}",
            case=processor if theirs else None,
            title="Proof",
            state="COUNTING" if found.trigger_on else "INDEFINITE",
            rule=found.rule,
            row=found.row,
            opened_on=question.today,
            trigger_on=found.trigger_on,
            review_on=found.review_on,
            because="",
            facts_sha256=f"{number}",
            policy_version=in_force().version,
            refreshed_at=NOW,
        )
        for found in {
            each.row: each
            for each in sorted(
                r.obligations(question, in_force().schedule),
                key=lambda each: str(each.trigger_on),
            )
        }.values()
    ]


@pytest.mark.django_db
def test_what_the_night_proposes_is_what_the_second_writing_lets_go(processor):
    """P9a to P9k, K4"""
    looked_at = gone = 0
    for today, questions in _by_day().items():
        rows = [
            row
            for number, question in enumerate(questions)
            for row in _stored(question, number, processor)
        ]
        Obligation.objects.bulk_create(rows, batch_size=500)
        wanted = {
            f"proof:{number}"
            for number, question in enumerate(questions)
            if retention_by_hand(question).status in MAY_GO
        }
        assert {each.record for each in due(today)} == wanted, today
        looked_at, gone = looked_at + len(questions), gone + len(wanted)
        Obligation.objects.all().delete()
    assert looked_at > 15_000
    assert gone > 4_000
