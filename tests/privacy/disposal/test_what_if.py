"""What if? The same rules, with facts that somebody typed. Nothing is stored (K4)."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.privacy.disposal.queries import supposing
from kinkeeper.privacy.disposal.queries.boxes import BOXES, CHOICES, DAYS
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.facts import CaseOnFile
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention
from kinkeeper.rules.reading import read
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db

URL = "/staff/records/what-if/"


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(stage.at(ELIGIBLE_ON)):
        yield


def day(name: str, when: date) -> dict[str, str]:
    return {
        f"{name}_day": str(when.day),
        f"{name}_month": str(when.month),
        f"{name}_year": str(when.year),
    }


def asked(client, kind: str, **facts) -> str:
    posted = {"kind": kind} | day("today", ELIGIBLE_ON)
    for name, value in facts.items():
        posted |= day(name, value) if isinstance(value, date) else {name: value}
    answer = client.post(URL, posted)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def omar(client):
    person = family.omar()
    client.force_login(person)
    return person


def test_a_supported_case_closed_a_year_ago_may_go(client, omar):
    """P9f: the dates, the picture and the rule, as for a stored record."""
    said = asked(
        client,
        "case_file",
        service="supported",
        route="self",
        opened_on=date(2023, 9, 4),
        closed_on=date(2025, 4, 2),
    )
    assert "It may go. Two people decide." in said
    for words in ("2 April 2026", "3 April 2026", "3 May 2026", "P9f@"):
        assert words in said
    assert "<svg" in said


def test_a_court_order_makes_it_three_years(client, omar):
    """P9e, C-3: one fact more, another date."""
    said = asked(
        client,
        "case_file",
        service="supported",
        route="self",
        opened_on=date(2023, 9, 4),
        closed_on=date(2025, 4, 2),
        court_on=date(2024, 2, 1),
    )
    assert "Kept. Its time is not over." in said
    assert "P9f@" not in said


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        ("hr_file", {"engaged_from": date(2019, 1, 7)}, "The clock has not started"),
        (
            "dbs_certificate",
            {"received_on": date(2026, 3, 1), "decided_on": date(2026, 3, 2)},
            "P9c@",
        ),
        (
            "finance",
            {
                "paper_from": date(2019, 5, 1),
                "year_from": date(2019, 4, 1),
                "year_to": date(2020, 3, 31),
            },
            "31 March 2026",
        ),
        ("accident", {"happened_on": date(2025, 1, 6)}, "@"),
        ("parental_leave", {"leave_born_on": date(2010, 1, 6)}, "@"),
        ("staff_misc", {"used_on": date(2026, 1, 6)}, "@"),
        ("contact_report", {"opened_on": date(2024, 1, 6), "route": "self"}, "@"),
        (
            "hr_file",
            {
                "engaged_from": date(2009, 1, 7),
                "engaged_to": date(2010, 1, 7),
                "hold_kind": "legal_claim",
                "hold_from": date(2026, 1, 1),
            },
            "On hold. It stays",
        ),
    ],
)
def test_every_kind_of_record_gets_an_answer(client, omar, kind, facts, words):
    """P9a–P9k: each with the facts that count for it."""
    said = asked(client, kind, **facts)
    assert 'id="answer"' in said
    assert words in said


def test_a_contradiction_is_said_next_to_its_box(client, omar):
    said = asked(
        client,
        "case_file",
        service="supported",
        route="self",
        opened_on=date(2025, 9, 4),
        closed_on=date(2025, 4, 2),
    )
    assert 'id="answer"' not in said
    assert "is before" in said
    assert 'href="#id_closed_on' in said
    assert 'value="2025"' in said


def test_a_missing_fact_is_said_next_to_its_box(client, omar):
    said = asked(client, "finance", paper_from=date(2019, 5, 1))
    assert 'id="answer"' not in said or "@" in said
    said = asked(client, "case_file")
    assert 'href="#id_opened_on' in said
    said = asked(client, "accident")
    assert 'href="#id_happened_on' in said


def test_a_day_that_is_none_is_said_next_to_its_box(client, omar):
    answer = client.post(
        URL,
        {
            "kind": "accident",
            "happened_on_day": "31",
            "happened_on_month": "2",
            "happened_on_year": "2026",
        },
    )
    assert "is not in the calendar" in answer.content.decode()


def test_a_record_can_be_the_start_and_stays_as_it_is(client, omar):
    """K4: what if this file were put on hold? Its facts stand in the boxes."""
    case = stage.wren_closed()
    record = case.obligations.get()
    before = Obligation.objects.values().get(pk=record.pk)
    said = client.get(f"{URL}?record={record.key}").content.decode()
    assert "We began with Case file, KK-0098" in said
    assert 'value="2025"' in said
    said = asked(
        client,
        "case_file",
        record=str(record.key),
        service="supported",
        route="self",
        opened_on=stage.OPENED_ON,
        closed_on=stage.CLOSED_ON,
        hold_kind="legal_claim",
        hold_from=date(2026, 1, 1),
    )
    assert "On hold. It stays" in said
    assert Obligation.objects.values().get(pk=record.pk) == before
    assert Event.objects.filter(about=record.record, by_id=omar.pk).exists()


def test_the_start_gives_the_answer_that_is_stored(client, omar):
    """Unchanged facts lead to the stored dates: nothing is lost on the way."""
    made = family.alder()
    stage.closed(made, on=date(2026, 3, 30))
    record = made.case.obligations.get(kind="case_file")
    start = supposing.start_of(record.key, viewer=omar)
    values = supposing.values_of(start)
    raw = supposing.question_of("case_file", values, ELIGIBLE_ON, start)

    on_file = CaseOnFile(made.case, ELIGIBLE_ON)
    (holding,) = [h for h in on_file.holdings if h.record == record.record]

    schedule = retention_schedule(record)
    again = retention.decide(read(retention.Question, raw), schedule)
    stored = retention.decide(on_file.question(holding), schedule)
    assert again == stored


def retention_schedule(record: Obligation):
    from kinkeeper.policy import library

    return library.schedule_for(record.policy_version)


def test_taking_a_fact_out_of_a_box_takes_it_out_of_the_question(omar):
    case = stage.wren_closed()
    place_hold(
        case=case,
        kind="legal_claim",
        reason="A claim.",
        review_on=date(2026, 6, 1),
        by=family.ruth(),
        now=clock.now(),
    )
    start = supposing.start_of(case.obligations.get().key, viewer=omar)
    assert start.raw["blocks"][0]["kind"] == "legal_claim"
    emptied = dict.fromkeys(
        ("hold_kind", "hold_from", "hold_to", "closed_on", "born_on", "session_on")
    )
    raw = supposing.question_of("case_file", emptied, ELIGIBLE_ON, start)
    assert raw["blocks"] == []
    assert "closed_on" not in raw["case"]
    assert read(retention.Question, raw).case.opened_on == stage.OPENED_ON


def test_those_who_are_not_the_lead_learn_no_concern(client):
    """P9k: the facts that they begin with hold none."""
    case = stage.wren_closed()
    raise_concern(case=case, words="A worry.", by=family.bea(), now=clock.now())
    file = case.obligations.get(kind="case_file")
    dee, ruth = family.dee(), family.ruth()
    assert "safeguarding" not in supposing.start_of(file.key, viewer=dee).raw["case"]
    assert "safeguarding" in supposing.start_of(file.key, viewer=ruth).raw["case"]
    paper = case.obligations.get(kind="safeguarding")
    client.force_login(dee)
    assert client.get(f"{URL}?record={paper.key}").status_code == 404


def test_only_those_who_look_after_records_may_ask(client):
    client.force_login(family.sasha())
    assert client.get(URL).status_code == 404


def test_every_box_is_a_fact_and_every_kind_has_boxes():
    names = {name for groups in BOXES.values() for _, part in groups for name in part}
    assert names == set(supposing.PATHS)
    assert names - {"hold_kind"} == set(DAYS) | set(CHOICES)
    assert set(BOXES) == {str(kind) for kind in retention.Record}


def test_the_editions_stand_beside_each_other(client, omar, monkeypatch):
    """P14: the same facts, by each edition that was published."""
    from dataclasses import replace

    from kinkeeper.policy import edition
    from kinkeeper.privacy.disposal.queries import what_if

    now = edition.in_force()
    kinder = replace(
        now,
        schedule=replace(
            now.schedule, settings=replace(now.settings, disposal_grace_days=60)
        ),
    )
    monkeypatch.setattr(what_if.library, "editions", lambda: (kinder, now))
    made = family.wren(opened_on=stage.OPENED_ON)
    obligations.refresh(case=made.case, now=clock.now())
    said = asked(
        client,
        "case_file",
        service="supported",
        route="self",
        opened_on=date(2023, 9, 4),
        closed_on=date(2025, 4, 2),
    )
    assert "By each edition" in said
    assert "3 May 2026" in said
    assert "2 June 2026" in said
