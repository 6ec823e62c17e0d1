"""What has no end date is looked at on its day: it is kept or destroyed (C-7)."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.commands.stop_item import stop_item
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import looking
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.models import Concern
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

# Sam of the Wren family is 25 on this day.
DAY = date(2044, 2, 8)


@pytest.fixture
def worry():
    """A concern about Sam, kept without an end date, on the day to look at it."""
    made = family.wren(opened_on=stage.OPENED_ON)
    raise_concern(
        case=made.case,
        child=made.children[0].person,
        words="He was afraid of the dog.",
        by=family.bea(),
        now=stage.at(stage.OPENED_ON),
    )
    Concern.objects.update(state=Concern.State.CLOSED, closed_on=stage.CLOSED_ON)
    stage.closed(made)
    return Obligation.objects.get(kind="safeguarding")


def leads():
    """Two people who lead safeguarding, and hold the powers of a manager."""
    role = family.Role
    second = family.worker("Ana Cole", role.MANAGER, role.SAFEGUARDING_LEAD)
    third = family.worker("Lee Ford", role.MANAGER, role.SAFEGUARDING_LEAD)
    return family.ruth(), second, third


def look(promise, outcome, by, on=DAY, **more):
    told = {"taken_by": "", "reason": "Nobody has asked."} | more
    return look_again(promise=promise, outcome=outcome, by=by, now=stage.at(on), **told)


def test_a_record_without_an_end_comes_up_on_its_day(worry):
    ruth, *_ = leads()
    assert worry.review_on == DAY
    before = DAY - timedelta(days=1)
    assert not looking.to_look_at(viewer=ruth, today=before)
    assert worry in looking.to_look_at(viewer=ruth, today=DAY)


def test_nobody_but_the_lead_learns_of_it(worry):
    """P9k: the list of a records lead does not show a concern."""
    omar = family.omar()
    assert not looking.to_look_at(viewer=omar, today=DAY)
    with pytest.raises(RefusedError):
        look(worry, "KEEP", omar)


def test_what_is_kept_is_looked_at_again_five_years_later(worry):
    ruth, *_ = leads()
    look(worry, "KEEP", ruth)
    worry.refresh_from_db()
    assert worry.review_on == date(2049, 2, 8)
    obligations.refresh(case=worry.case, now=stage.at(DAY, 15))
    worry.refresh_from_db()
    assert worry.review_on == date(2049, 2, 8)


def test_a_decision_needs_its_day_and_its_reason(worry):
    ruth, *_ = leads()
    with pytest.raises(RefusedError, match="has not come"):
        look(worry, "KEEP", ruth, on=DAY - timedelta(days=1))
    with pytest.raises(RefusedError, match="why"):
        look(worry, "KEEP", ruth, reason=" ")
    with pytest.raises(RefusedError, match="cannot be decided"):
        look(worry, "ARCHIVE", ruth, taken_by="County archive")


def test_it_is_destroyed_only_when_two_others_agree_and_it_has_cooled_off(worry):
    """C-7, C-15: who asked for it does not agree; the same seven days."""
    ruth, ana, lee = leads()
    look(worry, "DESTROY", ruth)
    item = Item.objects.get()
    with pytest.raises(RefusedError, match="You asked for this"):
        stage.say_yes(item, ruth, DAY)
    with pytest.raises(RefusedError):
        stage.say_yes(item, family.omar(), DAY)
    stage.say_yes(item, ana, DAY)
    assert stage.say_yes(item, lee, DAY)
    for row in Obligation.objects.exclude(kind="safeguarding"):
        row.delete()
    with clock.travelled_to(stage.at(DAY + timedelta(days=7), 2)):
        assert sweep_disposals(DAY + timedelta(days=6)).disposed == 0
        assert Concern.objects.exists()
        assert sweep_disposals(DAY + timedelta(days=7)).disposed == 1
    assert not Concern.objects.exists()
    assert Certificate.objects.get().counts == {"concerns with their key": 1}


def test_a_hold_keeps_it(worry):
    ruth, ana, _ = leads()
    look(worry, "DESTROY", ruth)
    item = Item.objects.get()
    place_hold(
        case=worry.case,
        kind="legal_claim",
        reason="A claim.",
        review_on=DAY + timedelta(days=90),
        by=ana,
        now=stage.at(DAY),
    )
    item.refresh_from_db()
    assert item.state == Item.State.STOPPED
    with pytest.raises(RefusedError, match="on hold"):
        look(worry, "DESTROY", ruth)


def test_a_look_that_keeps_it_stops_nothing_else_but_ends_the_wish(worry):
    """C-13: after a stop the record comes up again, and may be kept."""
    ruth, ana, _ = leads()
    look(worry, "DESTROY", ruth)
    with pytest.raises(RefusedError, match="disposal review already"):
        look(worry, "KEEP", ana)
    stop_item(item=Item.objects.get(), reason="No.", by=ana, version_seen=1)
    look(worry, "KEEP", ana)
    assert worry not in looking.to_look_at(viewer=ana, today=DAY)


def test_the_page_lets_somebody_keep_it(client, worry):
    """K5: the form works without a script, and shows what was left out."""
    ruth, *_ = leads()
    client.force_login(ruth)
    with clock.travelled_to(stage.at(DAY)):
        listed = client.get("/staff/records/again/").content.decode()
        assert f"/staff/records/again/{worry.key}/" in listed
        url = f"/staff/records/again/{worry.key}/"
        empty = client.post(url, {"outcome": "KEEP"})
        assert "Enter the reason" in empty.content.decode()
        done = client.post(url, {"outcome": "KEEP", "reason": "Sam may ask."})
        assert done.status_code == 302
        assert f"{worry.key}" not in client.get(done.url).content.decode()


def test_a_supervisor_finds_no_such_pages(client, worry):
    client.force_login(family.sasha())
    for path in ("again/", f"again/{worry.key}/", "plan/"):
        assert client.get(f"/staff/records/{path}").status_code == 404
