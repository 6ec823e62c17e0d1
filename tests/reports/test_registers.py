"""What the rest of the house knows about reports (P9i)."""

from datetime import date

from kinkeeper.contact_sessions.queries.needs import needs_of
from kinkeeper.people.models import Person
from kinkeeper.privacy.disclosure.queries.requests import waiting
from kinkeeper.privacy.records import register
from kinkeeper.reports import records
from kinkeeper.reports.queries import on_timeline
from kinkeeper.rules import retention
from tests import family as people
from tests.privacy.disclosure.asking import ask
from tests.reports.visits import DAY, LATER, agreed, draft, sent, signed, visit

TODAY = LATER.date()


def reports_held(case):
    kind = retention.Record.CONTACT_REPORT
    return [held for held in register.holdings_of(case) if held.kind == kind]


def test_each_report_is_a_record_about_its_children(alder, sasha):
    report = draft(visit(alder, sasha), sasha)

    held = reports_held(alder.case)[0]

    assert held.record == f"reports.Report:{report.key}"
    assert (held.title, held.service) == ("Contact report 1", "supervised")
    assert set(held.about) == {str(child.person.key) for child in alder.children}
    assert (held.opened_on, held.happened_on) == (TODAY, DAY)


def test_beginning_one_writes_how_long_it_is_kept(alder, sasha):
    report = draft(visit(alder, sasha), sasha)

    promised = alder.case.obligations.filter(record=f"reports.Report:{report.key}")

    assert promised.exists()


def test_no_part_of_a_case_file_takes_reports_away(alder):
    parts = register.parts_of(retention.Record.CASE_FILE)

    assert not [part for part in parts if "reports" in part.erase.__module__]


def test_the_signed_report_remembers_birth_dates_when_the_file_has_gone(
    alder, sasha, dee, ruth
):
    """P9i: up to the age of 25, whatever else was destroyed."""
    signed(visit(alder, sasha), sasha, dee, ruth)
    keys = [str(child.person.key) for child in alder.children]
    for child in alder.children:
        child.delete()
        Person.objects.filter(pk=child.person_id).delete()
    alder.case.file_destroyed_on = TODAY

    told = records.facts(alder.case)

    assert {c.ref: c.born_on for c in told.children} == dict(
        zip(keys, [date(2018, 6, 3), date(2020, 11, 19)], strict=True)
    )
    assert set(reports_held(alder.case)[0].about) == set(keys)


def test_the_timeline_shows_reports_to_those_who_may_open_them(alder, sasha, dee, ruth):
    signed(visit(alder, sasha), sasha, dee, ruth)

    def titles(viewer):
        return [event.title for event in on_timeline.events(alder.case, viewer)]

    assert "Report 1 signed" in titles(sasha)
    assert "Report 1 signed" not in titles(people.bea())


def test_today_says_what_waits_for_whom(alder, sasha, dee, ruth):
    session = visit(alder, sasha)
    agreed(session, sasha, dee)
    sent(visit(alder, sasha, on=date(2026, 2, 28)), sasha)
    ask(alder.visiting, session)

    def lines(viewer):
        return [need.label for need in needs_of(viewer, TODAY)]

    assert "Sign report 1 of Alder" in lines(ruth)
    assert "Answer RR-0001 for Alder" in lines(ruth)
    assert "Read report 2 of Alder" in lines(dee)
    assert lines(sasha) == []
    assert waiting(viewer=sasha, most=3) == []
