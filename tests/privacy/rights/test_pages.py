"""The registers on the pages, and the portal page of a parent."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights.models import Breach, Complaint, RightsRequest
from tests import family
from tests.privacy.rights import asking
from tests.privacy.stage import at

pytestmark = pytest.mark.django_db
NOW = at(date(2026, 11, 25), 15)
LISTS = ("requests", "complaints", "breaches")


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(NOW):
        yield


def day(name: str, on: str) -> dict[str, str]:
    year, month, number = on.split("-")
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}


def text(answer) -> str:
    return answer.content.decode()


def test_a_request_from_its_letter_to_its_answer(client):
    """P11b: Omar writes down Priya's letter, a step and the answer."""
    alder, omar = family.alder(), family.omar()
    client.force_login(omar)
    new = "/staff/records/requests/new/?family=alder"
    page = text(client.get(new))
    assert "Priya Nair" in page
    assert Event.objects.filter(action="family.viewed", by_id=omar.pk).exists()
    client.post(
        new,
        {
            "right": "access",
            "who": str(alder.resident.key),
            "words": "Send me all you hold.",
            "channel": "LETTER",
            **day("received_on", "2026-11-24"),
        },
    )
    asked = RightsRequest.objects.get()
    assert asked.person == alder.resident.person
    assert Hold.objects.get().follows == "RR-0001"
    one = f"/staff/records/requests/{asked.key}/"
    shown = text(client.get(one))
    assert "Send me all you hold." in shown
    assert "24 December 2026" in shown
    assert "RR-0001" in text(client.get("/staff/records/requests/"))
    step = {"step": "note", "words": "Called her.", "version": 1}
    client.post(f"{one}step/", {**step, **day("on", "2026-11-25")})
    assert "Called her." in text(client.get(one))
    answer = {"outcome": "FULL", "words": "Sent.", "version": 2}
    client.post(f"{one}answer/", answer)
    assert "Closed" in text(client.get(one))
    assert "stops until 25 February 2027" in text(client.get(one))


def test_a_complaint_is_acknowledged_and_closed_on_the_pages(client):
    family.alder()
    client.force_login(family.ruth())
    client.post(
        "/staff/records/complaints/new/",
        {
            "sort": "SERVICE",
            "who": "nobody",
            "name": "A neighbour",
            "words": "Too loud.",
            "channel": "PHONE",
            **day("received_on", "2026-11-20"),
        },
    )
    made = Complaint.objects.get()
    assert not Hold.objects.exists()
    one = f"/staff/records/complaints/{made.key}/"
    client.post(f"{one}told/", {**day("on", "2026-11-21"), "version": 1})
    client.post(f"{one}progress/", {"words": "Talked to them.", "version": 2})
    client.post(f"{one}close/", {"outcome": "UPHELD", "words": "Sorry.", "version": 3})
    made.refresh_from_db()
    assert made.outcome == "UPHELD"
    assert "Talked to them." in text(client.get(one))


def test_a_breach_shows_its_hours(client):
    family.alder()
    client.force_login(family.omar())
    client.post(
        "/staff/records/breaches/new/?family=alder",
        {
            "who": "family",
            "words": "A letter went to the wrong door.",
            "channel": "OTHER",
            "people_count": "3",
            "aware_time": "9:30",
            **day("received_on", "2026-11-24"),
            **day("aware_on", "2026-11-24"),
        },
    )
    breach = Breach.objects.get()
    one = f"/staff/records/breaches/{breach.key}/"
    assert "09:30 UTC on 27 November 2026" in text(client.get(one))
    told = {"whom": "regulator", "told": "yes", "why": "A child.", "version": 1}
    assert "Enter the day" in text(client.post(f"{one}told/", told))
    told |= {**day("on", "2026-11-25"), "at": "10:00"}
    client.post(f"{one}told/", told)
    client.post(
        f"{one}told/",
        {"whom": "people", "told": "no", "why": "They called us.", "version": 2},
    )
    client.post(f"{one}progress/", {"words": "Fetched it back.", "version": 3})
    client.post(f"{one}close/", {"words": "Read labels twice.", "version": 4})
    breach.refresh_from_db()
    assert breach.closed_on == date(2026, 11, 25)


@pytest.mark.parametrize("who", [family.dee, family.sasha, family.bea])
def test_the_registers_are_for_those_who_handle_requests(client, who):
    """The same 404 for everybody else, on every page."""
    alder, omar = family.alder(), family.omar()
    asked = asking.request(alder.resident, omar, date(2026, 11, 24))
    client.force_login(who())
    for name in LISTS:
        assert client.get(f"/staff/records/{name}/").status_code == 404
        assert client.get(f"/staff/records/{name}/new/").status_code == 404
    for page in ("", "step/", "answer/"):
        url = f"/staff/records/requests/{asked.key}/{page}"
        assert client.get(url).status_code == 404


def test_a_parent_asks_in_the_portal_and_the_other_side_learns_nothing(client):
    """P11a, K3: Priya asks; Daniel's page stays empty; Omar gets a neutral letter."""
    alder, omar = family.alder(), family.omar()
    client.force_login(alder.resident.account)
    assert "Your information" in text(client.get("/me/rights/"))
    client.post("/me/rights/", {"what": "access", "words": "Show me everything."})
    client.post("/me/rights/", {"what": "complaint", "words": "You were late."})
    mine = text(client.get("/me/rights/"))
    assert "RR-0001" in mine
    assert "CO-0001" in mine
    assert "Monday 28 December 2026" not in mine
    asked = RightsRequest.objects.get()
    assert (asked.channel, asked.person) == ("PORTAL", alder.resident.person)
    assert Hold.objects.filter(follows="RR-0001").exists()
    letters = [letter.unseal() for letter in Letter.objects.all()]
    assert [letter["to"] for letter in letters] == [omar.email] * 2
    assert not any("Priya" in letter["body"] for letter in letters)
    client.force_login(alder.visiting.account)
    other = text(client.get("/me/rights/"))
    assert "RR-0001" not in other
    assert "CO-0001" not in other


def test_a_complaint_about_information_is_filed_as_one(client):
    """P11a: from the portal, with its thirty days; another complaint is about us."""
    alder = family.alder()
    client.force_login(alder.resident.account)
    for what in ("data_complaint", "complaint"):
        client.post("/me/rights/", {"what": what, "words": "You wrote it wrongly."})
    sorts = Complaint.objects.order_by("pk").values_list("sort", flat=True)
    assert list(sorts) == ["DATA", "SERVICE"]
    mine = text(client.get("/me/rights/"))
    assert "A complaint about your information" in mine
    assert "A complaint about our service" in mine


def test_a_stranger_without_a_family_has_no_such_page(client):
    client.force_login(
        family.Account.objects.create_user("nobody@example.org", family.PASSWORD)
    )
    assert client.get("/me/rights/").status_code == 404
