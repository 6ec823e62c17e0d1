"""The promise ledger: each check finds the fault that it is there for."""

import html
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import sealer, trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.vault import containers, epochs, rotation
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Approval, Batch, Certificate, Item
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.website.queries.checks import site
from kinkeeper.website.queries.promises import CHECKS, NOT_YET, promises
from tests import family

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
NOW = clock.moment(TODAY, 10)


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def found(check):
    return CHECKS[check](NOW)


def obligation(case, row="P9f", **changes):
    told = {
        "kind": edition.in_force().schedule.row(row).kind,
        "record": f"people.Case:{case.key}",
        "case": case,
        "title": "Case file",
        "state": Obligation.State.COUNTING,
        "rule": row[:3],
        "row": row,
        "opened_on": date(2020, 1, 6),
        "trigger_on": date(2025, 1, 6),
        "because": "Test.",
        "facts_sha256": "0" * 64,
        "policy_version": edition.in_force().version,
        "refreshed_at": NOW,
    }
    return Obligation.objects.create(**{**told, **changes})


def disposed(case=None, **changes):
    batch = Batch.objects.create(reference=f"DR-{uuid4().hex[:4]}", proposed_on=TODAY)
    told = {
        "batch": batch,
        "case": case,
        "record": f"people.Case:{uuid4()}",
        "title": "Case file",
        "kind": "case_file",
        "reference": "KK-0001",
        "rule": "P9f",
        "row": "P9f",
        "policy_version": "2026-11",
        "trigger_on": date(2025, 1, 6),
        "eligible_from": date(2026, 1, 7),
        "dispose_by": date(2026, 2, 6),
        "facts_sha256": "0" * 64,
        "state": Item.State.DISPOSED,
        "approved_at": clock.moment(date(2026, 1, 10), 9),
        "disposed_at": clock.moment(date(2026, 1, 20), 2),
    }
    item = Item.objects.create(**{**told, **changes})
    for by_id in (1, 2):
        Approval.objects.create(item=item, by_id=by_id, approved_at=item.approved_at)
    return item


def certified(item):
    return Certificate.objects.create(
        reference=f"DC-{uuid4().hex[:4]}",
        item=item,
        executed_at=item.disposed_at,
        backups_clear_on=TODAY,
        counts={},
        manifest_root="0" * 64,
        signature=b"",
    )


def test_a_promise_without_a_check_is_never_shown_as_kept():
    """K1"""
    policy = edition.in_force().promises

    for promise in promises(NOW):
        if policy[promise.id].check not in CHECKS:
            assert promise.kept is None
            assert promise.figure == NOT_YET


def test_every_check_belongs_to_a_promise_of_the_policy():
    """K1: a check that nobody asks for is dead."""
    assert set(CHECKS) <= {each.check for each in edition.in_force().promises.values()}


def test_a_check_that_cannot_run_counts_as_broken(monkeypatch):
    """K1: silence is not a kept promise."""
    name = "disposal.nothing_early"

    def fail(now):
        raise OSError("disk")

    monkeypatch.setitem(CHECKS, name, fail)

    broken = next(p for p in promises(NOW) if p.id == "nothing-destroyed-early")
    assert broken.kept is False
    assert "disk" not in broken.figure


def test_a_record_past_its_last_day_breaks_a_promise_and_a_hold_mends_it():
    """P9f"""
    case = family.wren().case
    obligation(case)
    assert not found("disposal.nothing_overdue").kept

    Hold.objects.create(
        kind=Hold.Kind.LEGAL_CLAIM,
        case=case,
        from_on=TODAY,
        review_on=TODAY + timedelta(days=30),
        reason="A claim.",
        placed_by_id=1,
    )

    assert found("disposal.nothing_overdue").kept


def test_a_second_reason_to_keep_keeps_the_promise():
    """P9e, P9f: a record goes when none of its reasons runs any longer."""
    case = family.wren().case
    obligation(case)
    obligation(case, row="P9e.court", trigger_on=date(2025, 6, 1))

    assert found("disposal.nothing_overdue").kept


def test_a_disposal_before_its_first_day_is_found():
    """P9f"""
    disposed()
    assert found("disposal.nothing_early").kept

    disposed(eligible_from=date(2026, 1, 21))

    assert not found("disposal.nothing_early").kept


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda item: item.approvals.filter(by_id=2).delete(), id="one person"
        ),
        pytest.param(
            lambda item: Item.objects.filter(pk=item.pk).update(
                disposed_at=item.approved_at + timedelta(days=6)
            ),
            id="no time to think",
        ),
    ],
)
def test_a_disposal_that_was_not_agreed_as_promised_is_found(spoil):
    """P9l"""
    item = disposed()
    assert found("disposal.agreed_by_two").kept

    spoil(item)

    assert not found("disposal.agreed_by_two").kept


def test_a_record_that_is_back_is_found():
    """K5, P9l"""
    case = family.wren().case
    certified(disposed(case=case, record=f"people.Case:{case.key}"))
    case.file_destroyed_on = TODAY
    case.save()
    containers.shred(case.container, now=NOW)
    Obligation.objects.all().delete()
    before = found("disposal.nothing_came_back").figure

    obligation(case)

    assert before != found("disposal.nothing_came_back").figure
    assert not found("disposal.nothing_came_back").kept


def test_a_destroyed_file_whose_key_lives_is_found():
    """K5: the rows are gone, but a backup could still be opened."""
    case = family.wren().case
    assert found("disposal.nothing_came_back").kept

    case.file_destroyed_on = TODAY
    case.save()

    assert not found("disposal.nothing_came_back").kept


def test_an_old_key_that_outlived_the_backups_is_found(settings, tmp_path):
    """K5: with the last backup, the key that opens it must end."""
    settings.KEYS_DIR = tmp_path
    epochs.begin()
    rotation.rotate(TODAY - timedelta(days=30))
    assert found("disposal.nothing_came_back").kept

    later = NOW + timedelta(days=20)

    assert not CHECKS["disposal.nothing_came_back"](later).kept


def test_a_record_without_a_rule_is_found():
    """K4"""
    case = family.wren().case
    obligation(case)
    assert found("records.every_record_has_a_rule").kept

    Obligation.objects.update(state=Obligation.State.NO_RULE)

    assert not found("records.every_record_has_a_rule").kept


def test_somebody_who_acted_without_an_agreement_is_found():
    """P12b"""
    nell = family.worker("Nell Price", Role.VOLUNTEER, signed=False)
    assert found("workforce.confidentiality_signed").kept

    trail.record("family.viewed", about="people.Case:1", by=nell)

    assert not found("workforce.confidentiality_signed").kept


def test_a_changed_event_is_found():
    """P12a, K7"""
    trail.record("family.viewed", about="people.Case:1", by=family.ruth())
    sealer.seal(NOW)
    assert found("audit.log_is_whole").kept

    Event.objects.update(about="people.Case:2")

    assert not found("audit.log_is_whole").kept


def test_events_that_nobody_seals_are_found():
    """P12a"""
    trail.record("family.viewed", about="people.Case:1", by=family.ruth())
    Event.objects.update(happened_at=NOW - timedelta(hours=1))

    assert not found("audit.log_is_whole").kept


def test_a_site_without_its_cookie_guard_is_found(settings):
    """C2"""
    assert found("website.cookies_on_the_register").kept

    settings.MIDDLEWARE = [
        door for door in settings.MIDDLEWARE if "CookieGuard" not in door
    ]

    assert not found("website.cookies_on_the_register").kept


def test_another_phone_number_than_the_policys_is_found(settings):
    """P15"""
    assert found("website.one_address").kept

    settings.CENTRE_PHONE = "0117 496 9999"

    assert not found("website.one_address").kept


def test_a_company_whose_contract_ran_out_is_found():
    """P12d"""
    check = CHECKS["website.processors_in_order"]

    # Nothing wrong is found, but the days of vetting are not on file: not "kept".
    assert check(NOW).kept is None
    assert check(clock.moment(date(2031, 1, 1), 9)).kept is False


def test_the_page_is_the_edition_that_the_system_works_from(settings):
    """P6, K2: also for the program, where no static files were gathered."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        },
    }

    assert found("policy.page_is_the_edition").kept


def test_a_page_that_lost_a_clause_is_found(monkeypatch):
    """P6, K2"""
    whole = site.policy_page()
    monkeypatch.setattr(
        site, "policy_page", lambda: replace(whole, clauses=whole.clauses[1:])
    )

    assert not found("policy.page_is_the_edition").kept


def test_the_public_page_shows_the_ledger_and_no_names(client):
    """K1, K3"""
    case = family.alder()
    obligation(case.case)

    page = html.unescape(client.get("/promises/").content.decode())

    for promise in edition.in_force().promises.values():
        assert promise.statement in page
    assert "Not checked yet" in page
    assert "Broken" in page
    for secret in ("Priya", "Daniel", "KK-0147", "Alder"):
        assert secret not in page


def test_many_visitors_cost_one_check(client, monkeypatch):
    """K9: anybody may open the page, again and again."""
    calls = []
    name = "disposal.nothing_early"
    check = CHECKS[name]
    monkeypatch.setitem(CHECKS, name, lambda now: calls.append(now) or check(now))

    for _ in range(3):
        client.get("/promises/")

    assert len(calls) == 1
