"""The ledger on file: runs, states, the letter that is sent once, and who is told."""

import json
from datetime import timedelta

import pytest

from kinkeeper.config.commands import promises as program
from kinkeeper.contact_sessions.queries.needs import needs_of
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.foundation.sweeps import night
from kinkeeper.policy import edition
from kinkeeper.policy.shapes.promises import Cadence
from kinkeeper.privacy.records.queries.work_list import work_list
from kinkeeper.website import tasks
from kinkeeper.website.commands.check_promises import check_and_keep, check_promises
from kinkeeper.website.commands.forget_runs import forget_runs
from kinkeeper.website.commands.keep_ledger import keep_ledger
from kinkeeper.website.models import (
    OwnCheck,
    PromiseFinding,
    PromiseRun,
    PromiseState,
)
from kinkeeper.website.queries.checks import CHECKS
from kinkeeper.website.queries.finding import Evidence, Finding, none_of
from kinkeeper.website.queries.ledger import ASKED, HOUR, NIGHT
from kinkeeper.website.queries.promises import FAILED, NOT_YET, Promise, promises
from tests import family
from tests.website.promises.noticing import NOW, TODAY

pytestmark = pytest.mark.django_db

LATE = "nothing-kept-late"
EARLY = "nothing-destroyed-early"


def told(name, kept, figure="0 of 3 records", evidence=()):
    each = edition.in_force().promises[name]
    return Promise(
        name, each.clause, each.statement, kept, figure, NOW, (), tuple(evidence)
    )


def run(*found, hours=0):
    return keep_ledger(found=found, why=HOUR, now=NOW + timedelta(hours=hours))


def letters():
    return [letter.unseal()["to"] for letter in Letter.objects.order_by("pk")]


def actions():
    return list(
        Event.objects.filter(action__startswith="promise.")
        .order_by("pk")
        .values_list("action", "about")
    )


def test_a_broken_promise_reaches_those_who_look_after_it_once():
    """K1: one letter for one breakage, however often it is checked."""
    family.ruth(), family.omar(), family.dee(), family.bea()
    run(told(LATE, True))
    assert letters() == []

    for hours in (1, 2, 3):
        run(told(LATE, False, "2 of 3 records"), hours=hours)

    assert letters() == ["ruth@centre.example.org", "omar@centre.example.org"]
    assert actions() == [("promise.broken", f"promise:{LATE}")]


def test_two_that_break_together_are_told_in_one_letter():
    """K1"""
    family.omar()
    run(told(LATE, False), told(EARLY, False))

    assert len(letters()) == 1
    assert len(actions()) == 2


def test_a_mended_promise_is_noted_and_breaks_anew_with_a_new_letter():
    """K1"""
    family.omar()
    run(told(LATE, False))
    run(told(LATE, True), hours=1)
    state = PromiseState.objects.get()
    assert (state.kept, state.since) == (True, NOW + timedelta(hours=1))
    run(told(LATE, False), hours=2)

    assert [what for what, _ in actions()] == [
        "promise.broken",
        "promise.mended",
        "promise.broken",
    ]
    assert len(letters()) == 2


def test_the_letter_tells_neither_what_nor_whom():
    """K3, K1"""
    family.omar()
    run(told(LATE, False, evidence=[Evidence("KK-0147", "is late")]))

    letter = Letter.objects.get()
    body = letter.unseal()["body"]
    assert "KK-0147" not in body
    assert "promise" not in letter.get_subject_display().lower()
    assert "/staff/promises/" in body


def to_look_at(viewer):
    listed = work_list(viewer=viewer, today=TODAY)
    return [each for each in listed if each.title == "A promise of our policy"]


def test_it_stands_among_what_needs_you_until_it_is_mended():
    """K1: only for those who look after the promises."""
    omar, bea = family.omar(), family.bea()
    run(told(LATE, False))
    assert [n.label for n in needs_of(omar, TODAY)] == ["A promise is broken"]
    assert needs_of(bea, TODAY) == []
    (shown,) = to_look_at(omar)
    assert (shown.reference, shown.since) == ("Clause 9", TODAY)

    run(told(LATE, True), hours=1)

    assert needs_of(omar, TODAY) == []
    assert to_look_at(omar) == []


def test_a_run_keeps_what_was_found_and_the_edition():
    """K1"""
    kept = run(told(LATE, False, "1 of 3", [Evidence("KK-0147", "late", "x:1")]))

    finding = PromiseFinding.objects.get(run=kept, promise=LATE)
    assert finding.evidence == [
        {"reference": "KK-0147", "what": "late", "record": "x:1"}
    ]
    assert kept.policy_sha256 == edition.in_force().sha256


def test_the_night_checks_all_and_the_hour_those_of_each_hour():
    """K1"""
    tasks.check_at_night(TODAY)
    nightly = PromiseRun.objects.get(why=NIGHT)
    assert nightly.findings.count() == len(edition.in_force().promises)
    now = nightly.started_at
    assert tasks.check_hourly(now + timedelta(minutes=59)) == 0

    checked = tasks.check_hourly(now + timedelta(minutes=61))

    hourly = [
        each
        for each in edition.in_force().promises.values()
        if each.every is Cadence.HOURLY
    ]
    assert checked == len(hourly) == PromiseRun.objects.get(why=HOUR).findings.count()


def test_the_nights_work_ends_with_the_promises():
    """K1: after the disposals, so that it sees what they left."""
    done = night.run(TODAY)

    assert "promises" not in done.faults
    assert PromiseRun.objects.filter(why=NIGHT).exists()
    names = [name for name, _ in night.register.nightly()]
    assert names.index("promises") == len(names) - 1


def test_old_runs_end_by_the_policys_own_row():
    """P12a: the detail of each hour for two weeks, of each night for a year."""
    policy = edition.in_force()
    assert str(policy.schedule.row("sign_in").period(policy.settings)) == "12 months"
    for why, days in ((HOUR, 13), (HOUR, 15), (NIGHT, 300), (NIGHT, 400)):
        PromiseRun.objects.create(
            why=why,
            started_at=NOW - timedelta(days=days),
            policy_version="2026-11",
            policy_sha256="0" * 64,
        )

    assert forget_runs(now=NOW) == 2
    left = [(NOW - each.started_at).days for each in PromiseRun.objects.order_by("pk")]
    assert left == [13, 300]


def test_old_looks_of_our_own_end_but_the_last_one_stays():
    """P12a, P13: it says when the next one is due, however long ago it was."""
    for sort, days in (("ACCESS", 900), ("ACCESS", 500), ("COMPLIANCE", 10)):
        OwnCheck.objects.create(
            sort=sort, done_on=TODAY - timedelta(days=days), by_id=1
        )

    forget_runs(now=NOW)

    left = [(each.sort, (TODAY - each.done_on).days) for each in OwnCheck.objects.all()]
    assert sorted(left) == [("ACCESS", 500), ("COMPLIANCE", 10)]


def test_a_person_may_ask_and_others_may_not():
    """K1"""
    omar = family.omar()
    found = check_promises(by=omar, now=NOW)

    assert len(found) == len(edition.in_force().promises)
    event = Event.objects.get(action="promises.checked")
    assert (event.by_id, event.detail["why"]) == (omar.pk, "ASKED")
    with pytest.raises(RefusedError):
        check_promises(by=family.dee(), now=NOW)


def test_the_program_prints_the_agreed_shape_and_fails_when_one_is_broken(
    capsys, monkeypatch
):
    """K1: what other programs rely on."""
    monkeypatch.setattr(program, "up", lambda: None)
    status = program.run(as_json=True)
    printed = json.loads(capsys.readouterr().out)

    assert set(printed[0]) == {
        "id",
        "clause",
        "statement",
        "kept",
        "figure",
        "checked_at",
    }
    assert status == int(any(each["kept"] is False for each in printed))
    assert PromiseRun.objects.get().why == ASKED


def test_a_promise_without_a_check_is_never_shown_as_kept(monkeypatch):
    """K1"""
    monkeypatch.delitem(CHECKS, "disposal.nothing_early")

    lost = next(p for p in promises(NOW) if p.id == EARLY)
    assert (lost.kept, lost.figure) == (None, NOT_YET)


def test_a_check_that_cannot_run_counts_as_broken(monkeypatch):
    """K1: silence is not a kept promise."""

    def fail(now):
        raise OSError("disk")

    monkeypatch.setitem(CHECKS, "disposal.nothing_early", fail)

    broken = next(p for p in promises(NOW) if p.id == EARLY)
    assert (broken.kept, broken.figure) == (False, FAILED)


def test_an_edition_that_drops_a_promise_leaves_no_state_behind():
    """K1, K2"""
    run(told(LATE, True))
    PromiseState.objects.create(
        promise="no-longer-made", kept=False, since=NOW, checked_at=NOW
    )

    check_and_keep(why=HOUR, now=NOW, every=Cadence.HOURLY)

    assert not PromiseState.objects.filter(promise="no-longer-made").exists()


def test_a_finding_shows_at_most_twenty_and_counts_all():
    """K9: a million broken records still fit on a page."""
    found = none_of(900, 1000, "are late", (Evidence(str(n), "") for n in range(900)))

    assert len(found.evidence) == 20
    assert found == Finding(False, "900 of 1000 are late", found.evidence)
