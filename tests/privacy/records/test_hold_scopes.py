"""How far a hold reaches, asked of the statement that destroys and of the database."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import holding
from kinkeeper.privacy.records.commands.place_hold import Reach, place_hold
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.queries.holds import holds_on, in_the_way, reached_by
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db
Kind = Hold.Kind


def lone(kind: str, record: str, reference: str = "W-0012") -> Obligation:
    """A record that belongs to no family, long past its day."""
    return Obligation.objects.create(
        kind=kind,
        record=record,
        reference=reference,
        title="A paper",
        state=Obligation.State.COUNTING,
        rule="P9a",
        row="P9a.hr_file",
        opened_on=date(2010, 1, 4),
        trigger_on=date(2015, 1, 5),
        because="",
        facts_sha256="0" * 64,
        policy_version="2026-11",
        refreshed_at=stage.at(ELIGIBLE_ON),
    )


def place(by, kind=Kind.LEGAL_CLAIM, **reach) -> Hold:
    return place_hold(
        kind=kind,
        reason="It must stay.",
        reach=Reach(**reach),
        review_on=ELIGIBLE_ON + timedelta(days=90),
        by=by,
        now=stage.at(ELIGIBLE_ON),
        dbs_consulted_on=ELIGIBLE_ON if kind == Kind.DBS_DISPUTE else None,
    )


def is_held(row: Obligation, on: date = ELIGIBLE_ON) -> bool:
    """What the statement says, which the one-by-one question must say too."""
    said = in_the_way(row.kind, edition.in_force().schedule, on)
    return Obligation.objects.filter(said, pk=row.pk).exists()


def refused(row: Obligation) -> bool:
    """Try to take the row away behind the program's back."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM records_obligation WHERE id = %s", [row.pk])
    except IntegrityError as said:
        return "on hold" in str(said)
    return False


def test_one_person_is_held_in_every_family_and_nobody_else():
    """C-8: Priya is in two families; the Wrens are others."""
    alder, wren = family.alder(), stage.wren_closed()
    second = family.wren(reference="KK-0200", callsign="Oak")
    second.visiting.person = alder.resident.person
    second.visiting.save()
    on = ELIGIBLE_ON - timedelta(days=60)
    first, other = stage.closed(alder, on).pk, stage.closed(second, on).pk
    hold = place(family.omar(), person=alder.resident.person)
    held = set(Obligation.objects.filter(reached_by(hold)).values_list("case", flat=1))
    assert held == {first, other}
    for case in (alder.case, second.case):
        assert all(is_held(row) for row in case.obligations.all())
        assert list(holds_on(case)) == [hold]
    assert not any(is_held(row) for row in wren.obligations.all())
    assert not holds_on(wren).exists()


def test_one_worker_is_held_under_each_of_their_numbers():
    paper = lone("hr_file", "workforce.Worker:1")
    check = lone("dbs_record", "workforce.DbsCheck:1", "W-0012-2")
    other = lone("hr_file", "workforce.Worker:2", "W-00123")
    hold = place(family.omar(), worker_reference="W-0012")
    assert [is_held(row) for row in (paper, check, other)] == [True, True, False]
    assert [refused(row) for row in (paper, check, other)] == [True, True, False]
    assert Obligation.objects.filter(reached_by(hold)).count() == 2
    assert list(holds_on(None, check.record)) == [hold]
    assert not holds_on(None, other.record).exists()


def test_one_kind_of_record_is_held_wherever_it_lies():
    paper, books = lone("hr_file", "a:1"), lone("finance", "a:2", "FY-2015")
    place(family.omar(), Kind.HMRC_CHECK, record_kind="finance")
    assert [is_held(row) for row in (paper, books)] == [False, True]
    assert [refused(row) for row in (paper, books)] == [False, True]


def test_a_public_inquiry_holds_everything_but_a_certificate():
    """C-2: only three things delay a DBS certificate, and an inquiry is none."""
    rows = [lone("hr_file", "a:1"), lone("finance", "a:2")]
    certificate = lone("dbs_certificate", "a:3")
    case = stage.wren_closed()
    place(family.omar(), Kind.PUBLIC_INQUIRY)
    rows += case.obligations.all()
    assert all(is_held(row) and refused(row) for row in rows)
    assert not is_held(certificate)
    assert not refused(certificate)


@pytest.mark.parametrize(
    ("kind", "stops"),
    [
        (Kind.DBS_DISPUTE, True),
        (Kind.COURT_PRESERVATION, True),
        (Kind.LEGAL_CLAIM, False),
        (Kind.MANUAL, False),
    ],
)
def test_what_delays_a_certificate(kind, stops):
    certificate = lone("dbs_certificate", "a:3")
    place(family.omar(), kind, record="a:3")
    assert is_held(certificate) is stops
    assert refused(certificate) is stops


def test_a_dispute_holds_only_once_the_dbs_was_asked():
    with pytest.raises(RefusedError, match="Ask the DBS"):
        place_hold(
            kind=Kind.DBS_DISPUTE,
            reason="It is wrong.",
            reach=Reach(record="a:3"),
            review_on=ELIGIBLE_ON + timedelta(days=30),
            by=family.omar(),
            now=stage.at(ELIGIBLE_ON),
        )


def test_the_last_promise_stays_and_a_second_reason_may_go():
    """A record kept for two reasons may lose one of them; facts change."""
    case = stage.wren_closed()
    row = case.obligations.get()
    place(family.omar(), case=case)
    second = lone(row.kind, row.record, "")
    second.delete()
    assert refused(row)


def test_the_database_lets_go_the_night_after_the_tail():
    case = stage.wren_closed()
    row = case.obligations.get()
    hold = place(family.omar(), case=case)
    Hold.objects.filter(pk=hold.pk).update(
        ended_on=ELIGIBLE_ON, stops_until=ELIGIBLE_ON, lifted_by_id=1,
        lift_agreed_by_id=2,
    )  # fmt: skip
    holding.let_go(ELIGIBLE_ON)
    assert refused(row)
    holding.let_go(ELIGIBLE_ON + timedelta(days=1))
    assert not refused(row)


def test_a_wide_hold_takes_agreed_disposals_out():
    """C-8: queued proposals are cancelled, whatever the scope."""
    agreed = stage.agreed(stage.wren_closed())
    place(agreed.omar, Kind.PUBLIC_INQUIRY)
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    assert sweep_disposals(ELIGIBLE_ON + timedelta(days=20)).disposed == 0


def test_a_hold_says_exactly_what_it_reaches():
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(
            kind=Kind.MANUAL, scope="KIND", from_on=ELIGIBLE_ON, reason="x",
            review_on=ELIGIBLE_ON, placed_by_id=1,
        )  # fmt: skip
