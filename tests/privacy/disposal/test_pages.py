"""The pages on which people see, agree to and prove the end of a record."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Hold
from kinkeeper.rules import retention
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(stage.at(ELIGIBLE_ON)):
        yield


def test_record_life_says_what_may_go_now(client):
    """S12: the sentence, the months and the line of the record."""
    stage.wren_closed()
    client.force_login(family.omar())
    said = client.get("/staff/records/").content.decode()
    assert "1 may go now" in said
    assert "Wren" in said
    assert "Rule P9f" in said
    assert "Ending in the next 90 days" in said


def test_each_filter_shows_its_group_alone(client):
    stage.wren_closed()
    alder = family.alder()
    obligations.refresh(case=alder.case, now=clock.now())
    client.force_login(family.omar())
    everything = client.get("/staff/records/").content.decode()
    assert "Alder" in everything
    assert "Wren" in everything
    in_use = client.get("/staff/records/?show=active").content.decode()
    assert "Alder" in in_use
    assert "Wren" not in in_use
    assert "Nothing here" in client.get("/staff/records/?show=held").content.decode()


@pytest.mark.parametrize(
    "path", ["", "reviews/", "holds/", "certificates/", "holds/new/"]
)
def test_a_supervisor_finds_no_such_pages(client, path):
    client.force_login(family.sasha())
    assert client.get(f"/staff/records/{path}").status_code == 404


def test_the_pages_are_there_for_the_records_lead(client):
    client.force_login(family.omar())
    for path in ("", "reviews/", "holds/", "certificates/", "holds/new/"):
        assert client.get(f"/staff/records/{path}").status_code == 200


def test_why_names_clause_rule_and_facts(client):
    """P9f: the page shows what decided, and nothing that anybody said."""
    case = stage.wren_closed()
    stage.letter(case, "marmalade skies")
    obligations.refresh(case=case, now=clock.now())
    client.force_login(family.omar())
    key = case.obligations.get().key
    said = client.get(f"/staff/records/why/{key}/").content.decode()
    assert "Rule P9f" in said
    assert "/privacy/#" in said
    assert "Court orders" in said
    assert "3 April 2026" in said
    assert "marmalade" not in said
    assert "Webb" not in said


def test_two_people_agree_on_the_pages(client):
    """S13: typed number, two people; then it cools off."""
    item = stage.proposed(stage.wren_closed())
    omar, ruth = family.omar(), family.ruth()
    url = f"/staff/records/items/{item.key}/agree/"
    for person in (omar, ruth):
        client.force_login(person)
        page = client.get(url).content.decode()
        assert "What goes" in page
        item.refresh_from_db()
        answer = client.post(
            url, {"typed_reference": "dr-0001", "version": item.version}
        )
        assert answer.status_code == 302
    item.refresh_from_db()
    assert item.state == Item.State.APPROVED
    said = client.get("/staff/records/reviews/dr-0001/").content.decode()
    assert "It goes on 10 April 2026" in said


def test_a_wrong_number_is_refused_next_to_the_form(client):
    item = stage.proposed(stage.wren_closed())
    client.force_login(family.omar())
    answer = client.post(
        f"/staff/records/items/{item.key}/agree/",
        {"typed_reference": "DR-7777", "version": 1},
    )
    assert "Type the number of this review" in answer.content.decode()
    assert not item.approvals.exists()


def test_the_same_person_is_told_that_another_must_agree(client):
    item = stage.proposed(stage.wren_closed())
    omar = family.omar()
    stage.say_yes(item, omar)
    client.force_login(omar)
    item.refresh_from_db()
    answer = client.post(
        f"/staff/records/items/{item.key}/agree/",
        {"typed_reference": "DR-0001", "version": item.version},
    )
    assert "different person" in answer.content.decode()


def test_one_person_stops_it_on_the_page(client):
    agreed = stage.agreed(stage.wren_closed())
    client.force_login(agreed.omar)
    url = f"/staff/records/items/{agreed.item.key}/stop/"
    assert client.get(url).status_code == 200
    client.post(url, {"reason": "A claim may come.", "version": agreed.item.version})
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED


def test_the_certificate_prints_without_names(client):
    """S14: A4, counts, days, the two people by their letters."""
    agreed = stage.agreed(stage.wren_closed())
    sweep_disposals(ELIGIBLE_ON + timedelta(days=7))
    assert Certificate.objects.count() == 1
    client.force_login(agreed.omar)
    listed = client.get("/staff/records/certificates/").content.decode()
    said = client.get("/staff/records/certificates/dc-0001/").content.decode()
    assert "DC-0001" in listed
    assert "Signature checked" in said
    for name in ("Mia", "Webb", "Tom", "Rees", "Sam", "Wren", "Omar", "Ruth"):
        assert name not in said


def test_a_hold_is_placed_and_ended_by_two_people_on_the_pages(client):
    """C-8: one places it, two different people end it."""
    case = stage.wren_closed()
    omar, ruth = family.omar(), family.ruth()
    client.force_login(omar)
    client.post(
        "/staff/records/holds/new/",
        {
            "reach": "family",
            "family": "kk-0098",
            "kind": "court_preservation",
            "reason": "A court wants it kept.",
            "authority": "ZE26F00012",
            "owner": str(omar.pk),
            "review_on_day": "1",
            "review_on_month": "7",
            "review_on_year": "2026",
        },
    )
    hold = Hold.objects.get(case=case)
    assert "On hold" in client.get("/staff/records/").content.decode()
    said = client.get(f"/staff/records/holds/{hold.key}/").content.decode()
    assert "ZE26F00012" in said
    assert "1 record" in said
    url = f"/staff/records/holds/{hold.key}/end/"
    client.post(url, {"version": 1})
    again = client.post(url, {"version": 2})
    assert "second person" in again.content.decode()
    client.force_login(ruth)
    client.post(url, {"version": 2})
    hold.refresh_from_db()
    assert hold.ended_on == ELIGIBLE_ON
    assert hold.stops_until == ELIGIBLE_ON


def test_no_page_about_records_gives_a_concern_away(client):
    """P9k: those who are not the lead learn only that the file is kept."""
    case = stage.wren_closed()
    raise_concern(case=case, words="A worry.", by=family.bea(), now=clock.now())
    client.force_login(family.dee())
    said = client.get("/staff/records/").content.decode()
    assert "Concern SC-0001" not in said
    assert "safeguarding concern" not in said
    file = case.obligations.get(kind="case_file")
    why = client.get(f"/staff/records/why/{file.key}/").content.decode()
    for word in ("SC-0001", "P9k", "safeguarding concern"):
        assert word not in why
    paper = case.obligations.get(kind="safeguarding")
    assert client.get(f"/staff/records/why/{paper.key}/").status_code == 404
    client.force_login(family.ruth())
    assert client.get(f"/staff/records/why/{paper.key}/").status_code == 200


def test_a_family_page_shows_the_life_of_its_file(client):
    """S12: others see their own family's strip, and why."""
    case = family.wren(opened_on=ELIGIBLE_ON - timedelta(days=90)).case
    obligations.refresh(case=case, now=clock.now())
    client.force_login(family.dee())
    said = client.get("/staff/families/wren/").content.decode()
    assert "Record life" in said
    assert "the case is open" in said


def test_what_another_body_decides_about_stands_apart(client):
    """C-12: it is not called late, and nobody is asked to destroy it."""
    made = family.wren(opened_on=stage.OPENED_ON)
    made.case.our_role = "processor"
    stage.closed(made)
    client.force_login(family.omar())
    said = client.get("/staff/records/").content.decode()
    assert "We keep it for another body, which decides" in said
    assert "may go now" not in said


def test_five_reports_of_a_family_share_a_line(client, monkeypatch):
    made = family.alder()

    def reports(case):
        for number in range(1, 6):
            yield register.Holding(
                kind=retention.Record.CONTACT_REPORT,
                record=f"reports.Report:{number}",
                title=f"Contact report {number}",
                opened_on=case.opened_on,
            )

    monkeypatch.setattr(register, "_holdings", [*register._holdings, reports])
    obligations.refresh(case=made.case, now=clock.now())
    client.force_login(family.omar())
    said = client.get("/staff/records/?show=active").content.decode()
    assert "5 contact reports" in said
    assert "Contact report 2" not in said
