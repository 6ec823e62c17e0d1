"""Whatever the facts are, and whatever arrives late: nothing goes before its time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinkeeper.people.models import Case, Correspondence, CourtOrder
from kinkeeper.policy import answers
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.facts import CaseOnFile, blocks_of
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries.holds import holds_on
from kinkeeper.rules import retention
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

EPOCH = date(2023, 1, 31)
days = st.integers(0, 900).map(lambda n: EPOCH + timedelta(days=n))

facts = st.fixed_dictionaries(
    {
        "closed_on": days,
        "route": st.sampled_from(Case.Route.values),
        "our_role": st.sampled_from(["controller", "controller", "processor"]),
        "order_on": st.none() | days,
        "letter_on": st.none() | days,
        "hold": st.none() | st.tuples(days, st.none() | st.integers(0, 200)),
        "today": st.integers(0, 2200).map(lambda n: EPOCH + timedelta(days=n)),
        "late": st.booleans(),
    }
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(told=facts)
def test_what_is_destroyed_was_free_to_go(db, told):
    """P9e to P9h, C-13, C-15: checked against the rules, one record at a time."""
    with transaction.atomic():
        check(**told)
        transaction.set_rollback(True)


def check(*, closed_on, route, our_role, order_on, letter_on, hold, today, late):
    case = family.wren(opened_on=EPOCH).case
    case.route, case.our_role = route, our_role
    case.closed_on, case.stage = closed_on, Case.Stage.CLOSED
    case.save()
    if letter_on:
        Correspondence(
            case=case,
            container=case.container,
            happened_on=letter_on,
            partner="professional",
        ).save()
    if hold:
        place(case, *hold)
    if order_on and not late:
        CourtOrder(case=case, container=case.container, recorded_on=order_on).save()
    obligations.refresh(case=case, now=stage.at(today))
    sweep_disposals(today)
    proposed = Item.objects.filter(case=case).first()
    assert (proposed is not None) == (status(case, today) in MAY_GO)
    if proposed is None:
        return
    stage.say_yes(proposed, family.omar(), today)
    stage.say_yes(proposed, family.ruth(), today)
    if order_on and late:
        CourtOrder(case=case, container=case.container, recorded_on=order_on).save()
    then = today + timedelta(days=7)
    free = status(case, then) in MAY_GO
    disposed = sweep_disposals(then).disposed
    assert disposed == 0 or free
    assert disposed == (0 if order_on and late else 1)


MAY_GO = (retention.Status.ELIGIBLE, retention.Status.OVERDUE)


def place(case: Case, from_on: date, lasts: int | None) -> None:
    ended = from_on + timedelta(days=lasts) if lasts is not None else None
    Hold.objects.create(
        kind=Hold.Kind.LEGAL_CLAIM,
        case=case,
        from_on=from_on,
        ended_on=ended,
        stops_until=ended,
        review_on=from_on + timedelta(days=300),
        reason="A claim",
        placed_by_id=1,
        lifted_by_id=1 if ended else None,
        lift_agreed_by_id=2 if ended else None,
    )


def status(case: Case, today: date) -> retention.Status:
    """Ask the rules about the case file as it is now."""
    case = Case.objects.get(pk=case.pk)
    on_file = CaseOnFile(case, today)
    holding = next(h for h in on_file.holdings if h.kind == "case_file")
    question = on_file.question(holding)
    asked = replace(question, blocks=blocks_of(holds_on(case)))
    return answers.retention(asked).status
