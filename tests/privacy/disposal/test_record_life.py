"""Every record shows when and why it ends, to those who may know of it (K4)."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.queries import knowing
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db

LIFE = "/staff/records/"


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(stage.at(ELIGIBLE_ON)):
        yield


def lone(kind: str, reference: str, **more) -> Obligation:
    """A record that belongs to no family, promised as its app would."""
    now = edition.in_force()
    row = next(row for row in now.schedule.rows if row.kind == kind)
    given = {
        "rule": row.rule,
        "row": row.id,
        "policy_version": now.version,
        "state": Obligation.State.COUNTING,
        "trigger_on": ELIGIBLE_ON - timedelta(days=30),
        "opened_on": date(2020, 1, 6),
    }
    return Obligation.objects.create(
        kind=kind,
        record=f"x.{kind}:{reference}",
        title="A paper",
        reference=reference,
        because="Kept by its rule.",
        facts_sha256="",
        refreshed_at=clock.now(),
        **(given | more),
    )


def page(client, person, query: str = "") -> str:
    client.force_login(person)
    answer = client.get(f"{LIFE}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def alder() -> family.Family:
    made = family.alder()
    obligations.refresh(case=made.case, now=clock.now())
    return made


@pytest.mark.parametrize(
    ("query", "wren", "alder_too"),
    [
        ("?kind=case_file", True, True),
        ("?kind=contact_report", False, False),
        ("?rule=P9f", True, True),
        ("?rule=P9g", False, False),
        ("?ends=30", True, False),
        ("?ends=2026-04", True, False),
        ("?ends=2026-05", False, False),
        ("?ends=late", False, False),
        ("?hold=complaint", False, False),
        ("?q=kk-0098", True, False),
        ("?q=Alder", False, True),
        ("?q=nobody", False, False),
        ("?show=active", False, True),
        ("?show=nonsense", True, True),
        ("?ends=2026-99", True, True),
    ],
)
def test_each_filter_narrows_to_what_it_says(client, query, wren, alder_too):
    """K4: kind, rule, end, hold, reference and group."""
    stage.wren_closed()
    alder()
    said = page(client, family.omar(), query)
    assert ("KK-0098" in said) is wren
    assert ("Alder</" in said or "Alder." in said or ">Alder" in said) is alder_too


def test_a_months_bar_leads_to_what_it_counts(client):
    """K4: the bar of April holds one record, and its link shows that one."""
    stage.wren_closed()
    said = page(client, family.omar())
    assert 'href="/staff/records/?ends=2026-04"' in said
    assert "April 2026: 1" in said
    assert "KK-0098" in page(
        client, Account.objects.get(email__startswith="omar"), "?ends=2026-04"
    )


def test_what_two_people_agreed_to_and_what_has_gone_have_groups(client):
    """K4: cooling off, then only the certificate."""
    agreed = stage.agreed(stage.wren_closed())
    said = page(client, agreed.omar, "?show=agreed")
    assert "Two people agreed" in said
    assert "KK-0098" in said
    gone_on = ELIGIBLE_ON + timedelta(days=7)
    with clock.travelled_to(stage.at(gone_on)):
        sweep_disposals(gone_on)
        said = page(client, agreed.omar, "?show=disposed")
    assert "Gone on 10 April 2026" in said
    assert "/staff/records/certificates/dc-0001/" in said
    assert "Wren" not in said


def test_a_held_record_says_until_when(client):
    case = stage.wren_closed()
    place_hold(
        case=case,
        kind="legal_claim",
        reason="A claim.",
        review_on=ELIGIBLE_ON + timedelta(days=60),
        by=family.ruth(),
        now=clock.now(),
    )
    said = page(client, family.omar(), "?hold=legal_claim")
    assert "Look again by 2 June 2026" in said
    assert "On hold" in said


def test_many_records_are_shown_page_by_page(client):
    for number in range(45):
        lone("accident", f"A-{number:04d}", state=Obligation.State.ACTIVE)
    first = page(client, family.omar(), "?show=active")
    assert "1 to 40 of 45" in first
    assert "A-0044" not in first
    second = client.get(f"{LIFE}?show=active&page=2").content.decode()
    assert "A-0044" in second
    glance = client.get(LIFE).content.decode()
    assert "See all" in glance
    assert "45 records" in glance


def test_only_some_learn_that_staff_files_and_money_exist(client):
    """P9a, P9d: a records lead sees neither; the manager sees both."""
    hr, money = lone("hr_file", "W-0012"), lone("finance", "F-0003")
    omar, ruth = family.omar(), family.ruth()
    for query in ("", "?kind=hr_file", "?q=W-0012"):
        assert "W-0012</" not in page(client, omar, query)
    said = page(client, ruth)
    assert "W-0012" in said
    assert "F-0003" in said
    for record in (hr, money):
        url = f"{LIFE}why/{record.key}/"
        assert client.get(url).status_code == 200
        client.force_login(omar)
        assert client.get(url).status_code == 404
        client.force_login(ruth)


def test_an_inspector_reads_references_and_no_call_signs(client):
    stage.wren_closed()
    made = alder()
    inspector = family.worker("Ines Pect", Role.INSPECTOR)
    said = page(client, inspector)
    assert made.case.reference in said
    for sign in ("Alder", "Wren"):
        assert sign not in said
    key = made.case.obligations.first().key
    why = client.get(f"{LIFE}why/{key}/").content.decode()
    assert "Alder" not in why
    assert made.case.reference in why


def test_why_shows_the_sum_the_law_and_the_pinned_edition(client):
    """K4: closed 2 April 2025, one year, through 2 April, free from 3 April."""
    case = stage.wren_closed()
    client.force_login(family.omar())
    key = case.obligations.get().key
    said = client.get(f"{LIFE}why/{key}/").content.decode()
    assert (
        "2 April 2025 + 1 year → kept through 2 April 2026, "
        "may go from 3 April 2026, gone by 3 May 2026" in said
    )
    row = case.obligations.get()
    assert f"{row.row}@{row.policy_version}" in said
    assert "Law:" in said
    assert "Clause" in said


def test_why_tells_what_moved_the_date_and_who(client):
    """K4: from the trail: the hold, by whom; a concern only to the lead."""
    case = stage.wren_closed()
    ruth = family.ruth()
    place_hold(
        case=case,
        kind="legal_claim",
        reason="A claim about the marmalade.",
        review_on=ELIGIBLE_ON + timedelta(days=60),
        by=ruth,
        now=clock.now(),
    )
    raise_concern(case=case, words="A worry.", by=family.bea(), now=clock.now())
    key = case.obligations.get(kind="case_file").key
    client.force_login(family.dee())
    said = client.get(f"{LIFE}why/{key}/").content.decode()
    assert "It was put on hold" in said
    assert "Ruth A." in said
    assert "A concern was raised" not in said
    assert "marmalade" not in said
    client.force_login(ruth)
    assert "A concern was raised" in client.get(f"{LIFE}why/{key}/").content.decode()


def test_looking_at_the_reason_is_recorded(client):
    """P12a: who looked, at which record."""
    case = stage.wren_closed()
    omar = family.omar()
    client.force_login(omar)
    record = case.obligations.get()
    client.get(f"{LIFE}why/{record.key}/")
    event = Event.objects.get(action="record_life.viewed")
    assert (event.about, event.by_id, event.case_key) == (
        record.record,
        omar.pk,
        case.key,
    )


def test_a_record_of_an_edition_that_is_not_on_the_shelf_breaks_nothing(client):
    lone("accident", "A-0001", policy_version="0.0-lost")
    lone("accident", "A-0002", state="NO_RULE", row="", rule="", trigger_on=None)
    said = page(client, family.omar(), "?show=unclear")
    assert "A-0002" in said


def test_the_table_for_a_spreadsheet_has_references_and_no_names(client):
    """K4: a CSV of what the filters show; nothing a spreadsheet would work out."""
    stage.wren_closed()
    alder()
    lone("accident", "=1+1", state=Obligation.State.ACTIVE)
    client.force_login(family.omar())
    answer = client.get(f"{LIFE}table/?rule=P9f&ends=30")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    assert len(lines) == 2
    assert "KK-0098" in lines[1]
    assert "2026-04-02" in lines[1]
    whole = client.get(f"{LIFE}table/").content.decode()
    assert "Alder" not in whole
    assert "'=1+1" in whole


def test_hidden_kinds_are_those_whose_power_is_missing():
    assert knowing.hidden_kinds(family.ruth()) == []
    assert "safeguarding" in knowing.hidden_kinds(family.dee())
