"""Nothing happens unrecorded, and what is recorded cannot be rewritten (P12a, K1)."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import sealer, signing, trail, verifying
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.people.models import Person
from tests import family

pytestmark = pytest.mark.django_db


def test_a_command_that_records_nothing_is_undone():
    """P12a: a write without an event leaves no row."""

    @trail.command
    def quietly_add_sam():
        Person.objects.create(given_name="Sam")

    with pytest.raises(trail.NothingAuditedError):
        quietly_add_sam()

    assert not Person.objects.exists()


def test_a_refused_command_leaves_nothing_behind():
    @trail.command
    def add_and_refuse():
        Person.objects.create(given_name="Sam")
        trail.record("person.added", about="x", by=None)
        raise trail.RefusedError("Not today.")

    with pytest.raises(trail.RefusedError):
        add_and_refuse()

    assert not Person.objects.exists()
    assert not Event.objects.exists()


def record_some(count: int) -> None:
    dee = family.dee()
    for number in range(count):
        trail.record("page.viewed", about=f"page:{number}", by=dee, purpose="a test")


def test_every_event_is_sealed_and_the_head_is_signed():
    record_some(7)

    assert sealer.seal(clock.now()) == 7
    assert sealer.seal(clock.now()) == 0

    head = Checkpoint.objects.get()
    assert head.size == 7
    assert signing.is_signed(sealer.note(7, bytes(head.root)), bytes(head.signature))
    assert verifying.verify().faults == []


def test_two_rounds_of_sealing_make_one_log():
    record_some(3)
    sealer.seal(clock.now())
    trail.record("later", about="x", by=None)
    sealer.seal(clock.now())

    verdict = verifying.verify()

    assert (verdict.leaves, verdict.checkpoints, verdict.faults) == (4, 2, [])


def test_a_rewritten_event_is_found():
    """K1: whoever changes a sealed event is seen."""
    record_some(3)
    sealer.seal(clock.now())
    victim = Event.objects.order_by("pk")[1]
    Event.objects.filter(pk=victim.pk).update(by_id=None)

    assert verifying.verify().faults == [
        f"Event {victim.pk} was changed after it was sealed."
    ]


def test_a_leaf_that_was_cut_off_is_found():
    record_some(3)
    sealer.seal(clock.now())
    Leaf.objects.filter(number=2).delete()

    assert "The log is shorter than its last signed head." in verifying.verify().faults


def test_a_log_that_was_begun_again_does_not_fit_a_saved_checkpoint():
    record_some(3)
    sealer.seal(clock.now())
    head = Checkpoint.objects.get()
    saved = sealer.note(head.size, bytes(head.root))
    assert verifying.verify(saved).faults == []

    Checkpoint.objects.all().delete()
    Leaf.objects.all().delete()
    Event.objects.update(sealed_as=None, by_id=None)
    sealer.seal(clock.now())

    assert verifying.verify(saved).faults == [
        "The saved checkpoint does not fit this log."
    ]


def test_nobody_without_an_agreement_reaches_a_staff_page(client):
    """P12b: no confidentiality agreement, no sign-in."""
    from kinkeeper.foundation.accounts.roles import Role

    worker = family.worker("Jo Unsigned", Role.MANAGER, signed=False)
    client.force_login(worker)

    answer = client.get("/staff/today/")

    assert answer.status_code in (403, 404)
    assert "_auth_user_id" not in client.session


def test_a_role_that_has_ended_gives_no_power():
    from kinkeeper.foundation.accounts.models import Account
    from kinkeeper.foundation.accounts.roles import Power

    dee = family.dee()
    assert dee.may(Power.SESSIONS_PLAN)

    dee.grants.update(ended_on=date(2026, 3, 1))

    assert not Account.objects.get(pk=dee.pk).may(Power.SESSIONS_PLAN)
