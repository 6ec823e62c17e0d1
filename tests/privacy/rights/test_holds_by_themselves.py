"""Stories of requests and complaints that stop a disposal, and when it goes on."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.commands.lift_hold import lift_hold
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights.commands.close_breach import close_breach
from kinkeeper.privacy.rights.commands.decide_breach import decide_breach
from kinkeeper.privacy.rights.commands.open_breach import open_breach
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.queries.concerning import Concerned
from tests import family
from tests.privacy import stage
from tests.privacy.rights import asking
from tests.privacy.stage import ELIGIBLE_ON, at

pytestmark = pytest.mark.django_db


def party(case, side="RESIDENT"):
    return case.parties.get(side=side)


def test_a_parent_asks_for_her_data_on_the_day_before_disposal():
    """C-8, P11b: two people had agreed; Mia asks; nothing goes while we answer.

    After the answer it stays three months more (C-16), and two people agree anew.
    """
    agreed = stage.agreed(stage.wren_closed())
    case = agreed.item.case
    day_before = ELIGIBLE_ON + timedelta(days=6)
    asked = asking.request(party(case), agreed.omar, day_before)
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    for days in (1, 2, 20):
        count = sweep_disposals(day_before + timedelta(days=days))
        assert (count.disposed, count.proposed) == (0, 0)
    answered_on = date(2026, 5, 5)
    assert asking.answer(asked, agreed.omar, answered_on)
    hold = Hold.objects.get(follows=asked.reference)
    assert (hold.ended_on, hold.stops_until) == (answered_on, date(2026, 8, 5))
    assert sweep_disposals(date(2026, 8, 5)).proposed == 0
    assert sweep_disposals(date(2026, 8, 6)).proposed == 1


def test_a_complaint_stops_an_agreed_disposal_and_its_tail_runs_three_months():
    """C-8, C-16, P11f: closed on 30 November, it stops until 28 February."""
    agreed = stage.agreed(stage.wren_closed())
    case = agreed.item.case
    made = asking.complaint(party(case, "VISITING"), agreed.omar, ELIGIBLE_ON)
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    asking.close(made, agreed.omar, date(2026, 11, 30))
    assert sweep_disposals(date(2027, 2, 28)).proposed == 0
    assert sweep_disposals(date(2027, 3, 1)).proposed == 1


def test_a_request_holds_the_person_in_every_family():
    """C-8: any data subject; another family's records are left alone."""
    wren, other = stage.wren_closed(), family.alder()
    second = family.wren(reference="KK-0201", callsign="Oak")
    second.visiting.person = party(wren).person
    second.visiting.save()
    asking.request(party(wren), family.omar(), ELIGIBLE_ON)
    hold = Hold.objects.get()
    assert hold.scope == Hold.Scope.PERSON
    assert hold.is_automatic
    held = hold.person.parts.values_list("case__reference", flat=True)
    assert set(held) == {"KK-0098", "KK-0201"}
    assert other.case.reference not in held


def test_a_worker_who_asks_to_see_holds_even_a_certificate():
    """C-2: that person's own access request delays it, nothing hangs on."""
    open_request(
        right="access",
        words="I want to see my file.",
        channel="SPOKEN",
        received_at=at(ELIGIBLE_ON, 9),
        concerned=Concerned(worker_reference="W-0012", name="Sasha"),
        by=family.omar(),
        now=at(ELIGIBLE_ON),
    )
    hold = Hold.objects.get()
    assert hold.kind == Hold.Kind.OWN_ACCESS_REQUEST
    assert hold.stops_certificate


def test_nobody_lifts_a_hold_that_follows():
    """C-8: it ends with the request; two people are not asked and cannot do it."""
    case, omar = stage.wren_closed(), family.omar()
    asking.request(party(case), omar, ELIGIBLE_ON)
    hold = Hold.objects.get()
    with pytest.raises(RefusedError, match="RR-0001"):
        lift_hold(hold=hold, by=omar, now=at(ELIGIBLE_ON), version_seen=1)


def test_the_database_ends_no_hold_while_its_request_is_open():
    case = stage.wren_closed()
    asking.request(party(case), family.omar(), ELIGIBLE_ON)
    with (
        pytest.raises(IntegrityError, match="follows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE records_hold SET ended_on = %s, stops_until = %s",
            [ELIGIBLE_ON, ELIGIBLE_ON],
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"lifted_by_id": 1, "lift_agreed_by_id": 2},
        {"kind": "legal_claim"},
        {"follows": "", "ended_on": ELIGIBLE_ON, "stops_until": ELIGIBLE_ON},
    ],
)
def test_only_a_hold_that_follows_ends_without_two_people(changes):
    """C-8: the constraint lets a request's hold end by itself, and only that."""
    case = stage.wren_closed()
    asking.request(party(case), family.omar(), ELIGIBLE_ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.update(**changes)


def test_a_breach_holds_until_it_is_closed_with_both_decisions():
    case, omar = stage.wren_closed(), family.omar()
    breach = open_breach(
        words="A letter went to the wrong door.",
        noticed_at=at(ELIGIBLE_ON, 8),
        aware_at=at(ELIGIBLE_ON, 9),
        people_count=2,
        concerned=Concerned(case=case),
        by=omar,
        now=at(ELIGIBLE_ON),
    )
    assert sweep_disposals(ELIGIBLE_ON).held == 1
    with pytest.raises(RefusedError, match="Decide first"):
        close_breach(
            breach=breach, words="x", by=omar, now=at(ELIGIBLE_ON), version_seen=1
        )
    for whom, told in (("regulator", at(ELIGIBLE_ON, 9)), ("people", None)):
        breach.refresh_from_db()
        decide_breach(
            breach=breach,
            whom=whom,
            told_at=told,
            why="A child’s address was in it.",
            by=omar,
            now=at(ELIGIBLE_ON),
            version_seen=breach.version,
        )
    breach.refresh_from_db()
    close_breach(
        breach=breach,
        words="Labels are read twice now.",
        by=omar,
        now=at(ELIGIBLE_ON),
        version_seen=breach.version,
    )
    assert sweep_disposals(ELIGIBLE_ON + timedelta(days=1)).proposed == 1


def test_the_register_itself_is_made_anonymous_after_six_years():
    """A17: closed in 2026, kept six years; then the words go and the row is counted."""
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    asked = asking.request(party(case), omar, ELIGIBLE_ON)
    asking.answer(asked, omar, ELIGIBLE_ON)
    after = date(2032, 4, 4)
    sweep_disposals(after)
    item = Item.objects.get(kind="rights_request")
    assert item.eligible_from == after
    assert item.reference == asked.reference
    stage.say_yes(item, omar, after)
    stage.say_yes(item, ruth, after)
    sweep_disposals(after + timedelta(days=7))
    number = asked.reference
    asked.refresh_from_db()
    assert asked.anonymised_on == after + timedelta(days=7)
    assert (bytes(asked.sealed), asked.person, asked.account) == (b"", None, None)
    assert asked.container.shredded_at is not None
    assert not Hold.objects.filter(follows=number).exists()
    assert Certificate.objects.filter(item__kind="rights_request").exists()
