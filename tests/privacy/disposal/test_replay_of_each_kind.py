"""A restore meets lines of every kind among those of families (BK-3)."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.db import transaction

from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.commands.dispose_of_item import dispose_of_item
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import journalled
from kinkeeper.privacy.disposal.queries.come_back import come_back
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import register
from kinkeeper.reports.models import Report
from tests import family
from tests.contact_sessions import building
from tests.privacy import stage
from tests.privacy.disposal import made_alone
from tests.privacy.disposal.test_replay_disposals import (
    NOW,
    all_at_once,
    one_by_one,
    tried,
)
from tests.reports import visits

pytestmark = pytest.mark.django_db


def lines_of(kind: str) -> list[Line]:
    """Destroy two families and one such record after the backup, and put it back."""
    team = made_alone.team_of_four()
    cases = [one_closed(number) for number in range(2)]
    thing = made_alone.KINDS[kind](team)
    thing.refresh_from_db()
    day = max(made_alone.due_day(thing), stage.ELIGIBLE_ON)
    sweep_disposals(day)
    made_alone.agreed(thing, day, team)
    for case in cases:
        item = Item.objects.get(case=case, state=Item.State.PROPOSED)
        for person in (team.omar, team.ana):
            stage.say_yes(item, person, day)
    with transaction.atomic():
        assert sweep_disposals(day + timedelta(days=8)).disposed == 3
        lines = list(journalled.lines())
        transaction.set_rollback(True)
    assert not Certificate.objects.exists()
    return lines


def one_closed(number: int) -> Case:
    made = building.another_family(f"Sign{number}", f"KK-09{number:02d}")
    Case.objects.filter(pk=made.case.pk).update(opened_on=stage.OPENED_ON)
    made.case.refresh_from_db()
    stage.letter(made.case, "We met at the centre.")
    return stage.closed(made)


def assert_as_one_by_one(
    lines: Sequence[Line], *ways: Callable[[Sequence[Line]], list[Replayed]]
) -> None:
    single = tried(lines, one_by_one)
    assert single[0] == [Replayed.DONE] * len(lines)
    for way in ways:
        became, said, acts = tried(lines, way)
        for label, rows in single[1].items():
            assert said[label] == rows, label
        assert (became, acts) == (single[0], single[2])


def two_of_one_family(first: str) -> list[Line]:
    """Destroy a family's file and its signed report, one of them first."""
    team, sasha, dee = made_alone.team_of_four(), family.sasha(), family.dee()
    made = building.another_family("Sign0", "KK-0900", service="supervised")
    session = visits.visit(made, sasha)
    report = visits.signed(session, sasha, dee, team.ruth)
    case = stage.closed(made, visits.DAY + timedelta(days=30))
    records = [case, report] if first == "case_file" else [report, case]
    day = max(made_alone.due_day(report), made_alone.due_day(case))
    with transaction.atomic():
        for number, record in enumerate(records):
            item = made_alone.agreed(record, day + timedelta(days=9 * number), team)
            now = stage.at(day + timedelta(days=9 * number + 8))
            assert dispose_of_item(item=item, today=now.date(), now=now)
        lines = list(journalled.lines())
        transaction.set_rollback(True)
    return lines


def backwards(lines: Sequence[Line]) -> list[Replayed]:
    return all_at_once(lines[::-1])[::-1]


@pytest.mark.parametrize("first", ["case_file", "contact_report"])
def test_two_records_of_one_family_go_in_the_order_of_then(first):
    lines = two_of_one_family(first)
    assert lines[0].said["kind"] == first
    assert_as_one_by_one(lines, all_at_once)
    all_at_once(lines)
    assert Case.objects.get().file_destroyed_on is not None
    assert not Report.objects.exists()


@pytest.mark.parametrize("kind", made_alone.KINDS)
def test_a_record_of_each_kind_goes_as_it_does_alone(kind):
    """The same rows, proofs and events, whichever line stands first."""
    lines = lines_of(kind)
    assert kind in {line.said["kind"] for line in lines}
    assert_as_one_by_one(lines, all_at_once, backwards)
    all_at_once(lines)
    assert list(come_back(NOW.date())) == []


def test_every_kind_is_tried():
    """A new kind must come into the table of `made_alone`, or go with families."""
    alone = {
        str(part.kind)
        for part in register.all_parts()
        if isinstance(part, register.LonePart)
    }
    assert alone == set(made_alone.KINDS)
