"""A record ends: proposed, agreed by two, cooled off, destroyed, certified."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.sweeps.leases import lease
from kinkeeper.foundation.vault.sealing import ShreddedError
from kinkeeper.people.models import Case, CourtOrder
from kinkeeper.privacy.disposal import documents
from kinkeeper.privacy.disposal.commands.approve_item import (
    AlreadyAgreedError,
    approve_item,
)
from kinkeeper.privacy.disposal.commands.dispose_of_item import dispose_of_item
from kinkeeper.privacy.disposal.commands.stop_item import stop_item
from kinkeeper.privacy.disposal.models import Batch, Certificate, Item
from kinkeeper.privacy.disposal.queries import proof, rechecking
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.rules import retention
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db

COOLED_OFF = ELIGIBLE_ON + timedelta(days=7)


def hold(case: Case, by, on=ELIGIBLE_ON) -> Hold:
    return place_hold(
        case=case,
        kind=Hold.Kind.PRESERVATION_REQUEST,
        reason="The police asked.",
        review_on=on + timedelta(days=90),
        by=by,
        now=stage.at(on, 12),
    )


def test_nothing_is_proposed_a_day_too_early():
    """P9f: one year from the closing, the last day included."""
    stage.wren_closed()
    count = sweep_disposals(ELIGIBLE_ON - timedelta(days=1))
    assert (count.proposed, Item.objects.count()) == (0, 0)


def test_the_night_it_may_go_it_is_proposed_once():
    """P9f, C-15: a sweep that runs twice proposes once."""
    case = stage.wren_closed()
    assert sweep_disposals(ELIGIBLE_ON).proposed == 1
    assert sweep_disposals(ELIGIBLE_ON).proposed == 0
    assert sweep_disposals(ELIGIBLE_ON + timedelta(days=1)).proposed == 0
    item = Item.objects.get(case=case)
    assert (item.rule, item.eligible_from) == ("P9f", ELIGIBLE_ON)
    assert item.batch.reference == "DR-0001"


def test_two_sweeps_that_read_the_same_rows_store_one_proposal():
    """C-15: the database lets no record into two open reviews."""
    stage.wren_closed()
    sweep_disposals(ELIGIBLE_ON)
    again = Item.objects.get()
    again.pk, again.key = None, again.batch.key
    Item.objects.bulk_create([again], ignore_conflicts=True)
    assert Item.objects.count() == 1


def test_a_second_sweep_at_the_same_time_leaves_the_work_to_the_first():
    """C-15: one process at a time; the other one comes back with nothing."""
    stage.wren_closed()
    with lease("disposal", now=clock.now(), minutes=30) as mine:
        assert mine
        assert sweep_disposals(ELIGIBLE_ON).proposed == 0
    assert sweep_disposals(ELIGIBLE_ON).proposed == 1


def test_an_item_is_carried_out_once_however_often_it_is_asked():
    agreed = stage.agreed(stage.wren_closed())
    now = stage.at(COOLED_OFF, 2)
    first = dispose_of_item(item=agreed.item, today=COOLED_OFF, now=now)
    again = dispose_of_item(item=agreed.item, today=COOLED_OFF, now=now)
    assert first is not None
    assert again is None
    assert Certificate.objects.count() == 1


def test_an_open_case_is_never_proposed():
    case = family.wren(opened_on=stage.OPENED_ON).case
    obligations.refresh(case=case, now=stage.at(stage.OPENED_ON))
    assert case.obligations.get().state == Obligation.State.ACTIVE
    assert sweep_disposals(stage.OPENED_ON + timedelta(days=300)).proposed == 0


def test_a_case_in_which_nothing_happens_closes_itself_and_ends_a_year_later():
    """C-10: closed after twelve quiet months, and the year runs from that day."""
    family.wren(opened_on=stage.OPENED_ON)
    with clock.travelled_to(stage.at(date(2024, 9, 5), 3)):
        sweep_disposals(date(2024, 9, 5))
    case = Case.objects.get()
    assert case.closed_on == date(2024, 9, 5)
    assert sweep_disposals(date(2025, 9, 5)).proposed == 0
    assert sweep_disposals(date(2025, 9, 6)).proposed == 1


def test_two_people_seven_days_and_it_is_gone():
    """C-15: destroyed and certified; nothing of it can be read again."""
    case = stage.wren_closed()
    letter = stage.letter(case, "marmalade skies")
    obligations.refresh(case=case, now=stage.at(stage.CLOSED_ON))
    agreed = stage.agreed(case)

    assert sweep_disposals(COOLED_OFF - timedelta(days=1)).disposed == 0
    assert sweep_disposals(COOLED_OFF).disposed == 1

    agreed.item.refresh_from_db()
    case.refresh_from_db()
    assert agreed.item.state == Item.State.DISPOSED
    assert case.file_destroyed_on is not None
    assert not case.parties.exists()
    assert not case.obligations.exists()
    letter.container.refresh_from_db()
    with pytest.raises(ShreddedError):
        type(letter.container).objects.get(pk=letter.container.pk).data_key()


def test_the_certificate_names_nobody_and_can_be_verified():
    """P9, S14: counts, rule and days; a changed word breaks the signature."""
    case = stage.wren_closed()
    stage.agreed(case)
    sweep_disposals(COOLED_OFF)
    certificate = Certificate.objects.get()
    assert certificate.reference == "DC-0001"
    assert proof.is_genuine(certificate)
    said = proof.statement(certificate).decode()
    assert "Mia" not in said
    assert "Webb" not in said
    assert "Sam" not in said
    assert len(certificate.manifest.digests) > 0
    certificate.counts = {"people": 0}
    assert not proof.is_genuine(certificate)


def test_disposing_leaves_an_event_without_words():
    stage.agreed(stage.wren_closed())
    sweep_disposals(COOLED_OFF)
    event = Event.objects.get(action="disposal.done")
    assert event.detail["certificate"] == "DC-0001"
    assert event.by_id is None


def test_one_person_cannot_be_both_people():
    """C-15: the second yes of the same person is refused."""
    item = stage.proposed(stage.wren_closed())
    omar = family.omar()
    assert stage.say_yes(item, omar) is False
    with pytest.raises(AlreadyAgreedError):
        stage.say_yes(item, omar)
    assert item.approvals.count() == 1


def test_one_yes_destroys_nothing():
    item = stage.proposed(stage.wren_closed())
    stage.say_yes(item, family.omar())
    assert sweep_disposals(COOLED_OFF + timedelta(days=60)).disposed == 0


def test_two_coordinators_are_not_enough():
    """C-15: the second person must hold the power to approve."""
    item = stage.proposed(stage.wren_closed())
    stage.say_yes(item, family.dee())
    with pytest.raises(RefusedError, match="records lead"):
        stage.say_yes(item, family.worker("Nia Price", family.Role.COORDINATOR))


def test_a_supervisor_cannot_agree():
    item = stage.proposed(stage.wren_closed())
    with pytest.raises(RefusedError):
        stage.say_yes(item, family.sasha())


def test_the_number_of_the_review_must_be_typed():
    item = stage.proposed(stage.wren_closed())
    with pytest.raises(RefusedError, match="number of this review"):
        approve_item(
            item=item,
            typed_reference="DR-9999",
            by=family.omar(),
            now=stage.at(ELIGIBLE_ON),
            version_seen=item.version,
        )


def test_a_late_court_order_cancels_the_approval():
    """C-3, C-13: three years now, so the agreed disposal is taken out at once."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    order = CourtOrder(case=case, container=case.container, recorded_on=ELIGIBLE_ON)
    order.save()
    obligations.refresh(case=case, now=stage.at(ELIGIBLE_ON, 15))

    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    assert "facts changed" in agreed.item.stopped_why
    assert sweep_disposals(COOLED_OFF).disposed == 0
    assert case.obligations.get().rule == "P9e"
    assert Item.objects.filter(state=Item.State.PROPOSED).count() == 0


def test_a_court_order_that_nobody_told_us_of_is_found_before_destroying():
    """C-15: execution reads the facts again, whatever the obligation says."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    CourtOrder(case=case, container=case.container, recorded_on=ELIGIBLE_ON).save()

    assert sweep_disposals(COOLED_OFF).disposed == 0
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    assert case.parties.exists()


def test_a_hold_takes_an_agreed_record_out():
    """C-8: the hold cancels what was agreed, and the sweep counts it as held."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    hold(case, agreed.omar)
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    count = sweep_disposals(COOLED_OFF)
    assert (count.disposed, count.proposed, count.held) == (0, 0, 1)


def test_the_destroying_statement_itself_looks_for_holds(monkeypatch):
    """C-8: a hold that appears after the re-check still stops it."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    monkeypatch.setattr(rechecking, "why_it_stays", lambda *_: "")
    Hold.objects.create(
        kind=Hold.Kind.LEGAL_CLAIM,
        case=case,
        from_on=ELIGIBLE_ON,
        review_on=ELIGIBLE_ON + timedelta(days=90),
        reason="A claim",
        placed_by_id=agreed.ruth.pk,
    )
    count = sweep_disposals(COOLED_OFF)
    assert (count.disposed, count.failed) == (0, 0)
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    assert case.obligations.exists()
    assert case.parties.exists()


def test_either_person_can_stop_it_while_it_cools_off():
    """C-15: one person is enough to stop, with a reason."""
    agreed = stage.agreed(stage.wren_closed())
    with pytest.raises(RefusedError, match="why"):
        stop_item(item=agreed.item, reason=" ", by=agreed.omar, version_seen=3)
    agreed.item.refresh_from_db()
    stop_item(
        item=agreed.item,
        reason="A solicitor may call.",
        by=agreed.omar,
        version_seen=agreed.item.version,
    )
    assert sweep_disposals(COOLED_OFF).disposed == 0


def test_what_we_hold_for_a_council_is_never_destroyed_by_our_table():
    """C-12: processor cases go back to the controller."""
    made = family.wren(opened_on=stage.OPENED_ON)
    made.case.our_role = Case.OurRole.PROCESSOR
    stage.closed(made)
    assert sweep_disposals(COOLED_OFF + timedelta(days=400)).proposed == 0


@pytest.mark.parametrize("number", range(5))
def test_killed_at_any_part_nothing_has_happened_and_the_next_night_finishes(
    monkeypatch, number
):
    """C-15: each record goes in one transaction; a fault undoes all of it."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    parts = register.parts_of(retention.Record.CASE_FILE)
    if number >= len(parts):
        pytest.skip("there are fewer parts")
    broken = parts[number]

    def dies(case, record, now):
        broken.erase(case, record, now)
        raise OSError("the power went")

    def with_a_fault(kind):
        return [
            register.Part(p.kind, p.title, p.order, p.count, dies) if p == broken else p
            for p in parts
        ]

    with monkeypatch.context() as fault:
        fault.setattr(register, "parts_of", with_a_fault)
        assert sweep_disposals(COOLED_OFF).failed == 1
    agreed.item.refresh_from_db()
    case = Case.objects.select_related("container").get(pk=case.pk)
    assert agreed.item.state == Item.State.APPROVED
    assert case.parties.count() == 3
    assert case.container.data_key()
    assert Certificate.objects.count() == 0

    assert sweep_disposals(COOLED_OFF).disposed == 1
    assert sweep_disposals(COOLED_OFF).disposed == 0
    assert Certificate.objects.count() == 1


def test_killed_while_certifying_everything_comes_back(monkeypatch):
    case = stage.wren_closed()
    stage.agreed(case)

    def dies(*_, **__):
        raise OSError("the power went")

    with monkeypatch.context() as fault:
        fault.setattr(documents, "certify", dies)
        assert sweep_disposals(COOLED_OFF).failed == 1
    assert case.parties.count() == 3
    assert sweep_disposals(COOLED_OFF).disposed == 1


def test_a_stopped_record_comes_back_the_next_night():
    """Keeping it longer needs a hold, not a habit."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    stop_item(
        item=agreed.item,
        reason="Wait.",
        by=agreed.ruth,
        version_seen=agreed.item.version,
    )
    assert sweep_disposals(ELIGIBLE_ON + timedelta(days=1)).proposed == 1
    assert Batch.objects.count() == 2


def test_reasons_typed_by_people_go_with_the_record():
    """A reason may name somebody: it must not outlive the file."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    stop_item(
        item=agreed.item,
        reason="Mia called.",
        by=agreed.ruth,
        version_seen=agreed.item.version,
    )
    again = stage.proposed(case)
    stage.say_yes(again, agreed.omar)
    stage.say_yes(again, agreed.ruth)
    sweep_disposals(COOLED_OFF)
    agreed.item.refresh_from_db()
    assert agreed.item.stopped_why == ""


def test_disposal_is_named_after_the_record():
    case = stage.wren_closed()
    item = stage.proposed(case)
    assert item.record == trail.name_of(case)
