"""Records that stand for themselves end by the same table as those of a case."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.privacy import stage
from tests.privacy.disclosure.asking import SOON, ask, decide
from tests.reports.conftest import alder, dee, ruth, sasha
from tests.reports.visits import signed, visit

pytestmark = pytest.mark.django_db

__all__ = ["alder", "dee", "ruth", "sasha"]

State = Obligation.State


@pytest.fixture
def shared(alder, sasha, dee, ruth):
    """Daniel asked for a report, and it was sent to him."""
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    request = ask(alder.visiting, session)
    return decide(request, ruth)


def line_of(request):
    return Obligation.objects.get(record=trail.name_of(request))


def shared_on(request):
    released = Release.objects.get(request=request).released_at
    return clock.london(released).date()


def six_years_on(day):
    return day.replace(year=day.year + 6)


def test_a_request_that_is_open_has_no_date_yet(alder, sasha):
    """P10d, P9: from the first day it has a rule."""
    session = visit(alder, sasha)
    kept = line_of(ask(alder.visiting, session))
    assert (kept.state, kept.rule, kept.kind) == (State.ACTIVE, "P10d", "disclosure")
    assert kept.case == alder.case
    assert kept.reference == "RR-0001"


def test_what_was_shared_stays_on_the_register_for_six_years(shared):
    """P10d, A17: to the end of the sixth year, then it is proposed."""
    last = six_years_on(shared_on(shared))
    assert line_of(shared).trigger_on == shared_on(shared)

    assert not _proposed(shared, last)
    item = _proposed(shared, last + timedelta(1))
    assert item.eligible_from == last + timedelta(1)
    assert item.reference == "RR-0001"


def test_a_line_goes_when_two_people_agreed_and_the_report_stays(shared):
    """P10d, P9l, P9i: request, release and message go; the report is kept."""
    day = six_years_on(shared_on(shared)) + timedelta(1)
    item = _agreed(shared, day)
    sweep_disposals(day + timedelta(8))

    item.refresh_from_db()
    assert item.state == Item.State.DISPOSED
    counts = Certificate.objects.get(item=item).counts
    assert counts["releases"] == counts["requests for a report"] == 1
    for model in (ReportRequest, Release, SecureMessage):
        assert not model.objects.exists()
    assert Obligation.objects.filter(kind="contact_report").exists()
    assert not Obligation.objects.filter(kind="disclosure").exists()


def test_a_hold_on_the_family_keeps_the_line_too(shared, ruth):
    """C-8: what belongs to a family is reached by the family's holds."""
    day = six_years_on(shared_on(shared)) + timedelta(1)
    item = _agreed(shared, day)
    place_hold(
        case=shared.case,
        kind="legal_claim",
        reason="A claim.",
        review_on=day + timedelta(30),
        by=ruth,
        now=stage.at(day),
    )

    item.refresh_from_db()
    assert item.state == Item.State.STOPPED
    sweep_disposals(day + timedelta(8))
    assert not _open(shared)
    assert Release.objects.count() == 1


def test_a_line_of_somebody_elses_case_is_not_ours_to_destroy(shared):
    """C-12: the commissioner decides."""
    Case.objects.update(our_role=Case.OurRole.PROCESSOR)
    assert not _proposed(shared, date(2040, 1, 1))


def test_a_record_nobody_destroyed_is_a_fault_and_nothing_happens(shared, monkeypatch):
    """P9l: no certificate without a destruction."""
    day = six_years_on(shared_on(shared)) + timedelta(1)
    item = _agreed(shared, day)
    monkeypatch.setattr(register, "_lone_parts", [])

    assert sweep_disposals(day + timedelta(8)).failed == 1
    assert not Certificate.objects.exists()
    assert line_of(shared).state == State.COUNTING
    item.refresh_from_db()
    assert item.state == Item.State.APPROVED


def test_facts_that_change_take_a_lone_record_out_of_its_review(shared):
    """C-13: in the same transaction as the change."""
    day = six_years_on(shared_on(shared)) + timedelta(1)
    item = _agreed(shared, day)
    Release.objects.update(released_at=stage.at(shared_on(shared) + timedelta(30)))
    obligations.keep_alone(record=trail.name_of(shared), now=stage.at(day))

    item.refresh_from_db()
    assert item.state == Item.State.STOPPED
    assert "facts changed" in item.stopped_why


def test_a_change_that_nobody_told_is_found_before_it_goes(shared):
    """C-13, C-15: the last look asks the facts again."""
    day = six_years_on(shared_on(shared)) + timedelta(1)
    item = _agreed(shared, day)
    Release.objects.update(released_at=stage.at(shared_on(shared) + timedelta(30)))
    sweep_disposals(day + timedelta(8))

    item.refresh_from_db()
    assert item.state == Item.State.STOPPED
    assert Release.objects.count() == 1


def test_a_record_that_has_gone_loses_its_promise(shared):
    SecureMessage.objects.all().delete()
    Release.objects.all().delete()
    name = trail.name_of(shared)
    shared.delete()
    obligations.keep_alone(record=name, now=SOON)
    assert not Obligation.objects.filter(record=name).exists()


def test_a_promise_on_hold_stays_whatever_the_program_says(shared, ruth):
    """C-8: the database itself keeps the last promise."""
    place_hold(
        case=shared.case,
        kind="legal_claim",
        reason="A claim.",
        review_on=clock.london(SOON).date() + timedelta(30),
        by=ruth,
        now=SOON,
    )
    with pytest.raises(IntegrityError):
        line_of(shared).delete()


def test_working_out_a_case_leaves_its_lines_alone(shared):
    obligations.refresh(case=shared.case, now=SOON)
    assert line_of(shared).state == State.COUNTING


def test_a_concern_about_no_family_can_be_worked_out_again(db):
    """P9k: asked of the register, it gets the same answer."""
    concern = raise_concern(words="Somebody waits outside.", by=family.bea(), now=SOON)
    before = Obligation.objects.get(kind="safeguarding")
    obligations.keep_alone(record=trail.name_of(concern), now=SOON + timedelta(days=3))
    after = Obligation.objects.get(kind="safeguarding")
    assert (after.row, after.facts_sha256) == (before.row, before.facts_sha256)
    assert after.reference == concern.reference


def test_a_record_keeps_the_edition_under_which_it_was_collected(shared, monkeypatch):
    """P14: working it out again changes no edition; a new record gets the new one."""
    kept = line_of(shared)
    assert kept.policy_version == edition.in_force().version
    Obligation.objects.filter(pk=kept.pk).update(policy_version="older")
    table = edition.in_force().schedule
    monkeypatch.setattr(library, "schedule_for", lambda pinned: table)
    obligations.keep_alone(record=kept.record, now=SOON)
    assert line_of(shared).policy_version == "older"


def _proposed(request, today):
    sweep_disposals(today)
    return _open(request)


def _open(request):
    return Item.objects.filter(
        record=trail.name_of(request), state=Item.State.PROPOSED
    ).first()


def _agreed(request, day):
    """Omar and a manager who had nothing to do with the request agree."""
    item = _proposed(request, day)
    stage.say_yes(item, family.omar(), day)
    stage.say_yes(item, family.worker("Kit Shaw", Role.MANAGER), day)
    item.refresh_from_db()
    assert item.state == Item.State.APPROVED
    return item
