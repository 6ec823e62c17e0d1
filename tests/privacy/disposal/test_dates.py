"""The dates of records in a calendar: an act and a reference, never a name (K4)."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.privacy.disposal.models import DatesLink
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.commands.place_hold import place_hold
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db

URL = "/staff/records/dates/"
NAMES = ("Wren", "Alder", "Mia", "Tom", "Webb", "Rees", "Sam", "Henleaze", "contact")


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(stage.at(ELIGIBLE_ON - timedelta(days=30))):
        yield


def unfolded(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return answer.content.decode()


def address(client) -> str:
    said = client.post(URL, {"act": "make"}).content.decode()
    start = said.index("/record-dates/")
    return said[start : said.index(".ics", start) + 4]


def test_the_file_says_what_is_due_by_reference(client):
    """K4: a disposal, a review and a hold; whole days; nobody's name."""
    stage.wren_closed()
    alder = family.alder()
    obligations.refresh(case=alder.case, now=clock.now())
    ruth = family.ruth()
    place_hold(
        case=alder.case,
        kind="legal_claim",
        reason="A claim by Priya.",
        review_on=ELIGIBLE_ON + timedelta(days=3),
        by=ruth,
        now=clock.now(),
    )
    client.force_login(ruth)
    text = unfolded(client, f"{URL}file/")
    assert "SUMMARY:Disposal due KK-0098" in text
    assert f"DTSTART;VALUE=DATE:{ELIGIBLE_ON:%Y%m%d}" in text
    assert f"SUMMARY:Look at a hold again {alder.case.reference}" in text
    assert "\r\n" in text
    for name in (*NAMES, "Priya", "claim"):
        assert name not in text


def test_what_is_held_is_not_called_due(client):
    case = stage.wren_closed()
    omar = family.omar()
    place_hold(
        case=case,
        kind="legal_claim",
        reason="A claim.",
        review_on=ELIGIBLE_ON,
        by=omar,
        now=clock.now(),
    )
    client.force_login(omar)
    text = unfolded(client, f"{URL}file/")
    assert "Disposal due" not in text
    assert "Look at a hold again" in text


def test_a_private_address_works_without_signing_in_until_it_is_ended(client):
    stage.wren_closed()
    client.force_login(family.omar())
    first = address(client)
    second = address(client)
    client.logout()
    assert client.get(first).status_code == 404
    assert "Disposal due KK-0098" in unfolded(client, second)
    client.force_login(Account.objects.get(email__startswith="omar"))
    client.post(URL, {"act": "end"})
    client.logout()
    assert client.get(second).status_code == 404
    assert not DatesLink.objects.exists()


def test_an_address_ends_with_the_role(client):
    """P12a: who may no longer look after records reads no more dates."""
    omar = family.omar()
    client.force_login(omar)
    kept = address(client)
    client.logout()
    assert client.get(kept).status_code == 200
    omar.grants.update(ended_on=ELIGIBLE_ON)
    assert client.get(kept).status_code == 404


def test_only_the_digest_of_an_address_is_kept_and_each_reading_is_recorded(client):
    omar = family.omar()
    client.force_login(omar)
    kept = address(client)
    secret = kept.removeprefix("/record-dates/").removesuffix(".ics")
    assert len(secret) >= 43
    assert secret not in str(DatesLink.objects.values().get())
    client.logout()
    client.get(kept)
    assert Event.objects.filter(action="record_dates.viewed", by_id=omar.pk).exists()


def test_staff_files_stay_out_of_the_calendar_of_who_may_not_know(client):
    """P9a: the same link shows what its owner's role may know."""
    from tests.privacy.disposal.test_record_life import lone

    lone("finance", "F-0003", trigger_on=clock.today().replace(year=2020))
    client.force_login(family.omar())
    assert "F-0003" not in unfolded(client, f"{URL}file/")
    client.force_login(family.ruth())
    assert "F-0003" in unfolded(client, f"{URL}file/")


def test_the_paper_lists_month_by_month(client):
    stage.wren_closed()
    client.force_login(family.omar())
    said = client.get(f"{URL}print/").content.decode()
    assert "April 2026" in said
    assert "KK-0098" in said
    assert "Wren" not in said


def test_nobody_else_finds_the_page(client):
    client.force_login(family.sasha())
    for path in (URL, f"{URL}file/", f"{URL}print/"):
        assert client.get(path).status_code == 404
    assert client.post(URL, {"act": "make"}).status_code == 404
    assert client.get("/record-dates/guess.ics").status_code == 404


def test_an_inspector_may_read_the_dates(client):
    stage.wren_closed()
    client.force_login(family.worker("Ines Pect", Role.INSPECTOR))
    assert "KK-0098" in unfolded(client, f"{URL}file/")
