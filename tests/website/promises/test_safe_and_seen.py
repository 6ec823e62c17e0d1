"""Clauses 7, 8, 11, 12 and 13: people, worries, the log, and looks of our own."""

from datetime import date, timedelta

import pytest
from django.db import connection

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import RoleGrant
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import sealer, trail
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.people.models import Case, Consent
from kinkeeper.referrals.models import SideForm
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.models import Concern
from kinkeeper.website.commands.record_own_check import record_own_check
from kinkeeper.website.models import OwnCheck
from kinkeeper.website.queries import what_we_hold
from kinkeeper.website.queries.checks import audit
from tests import family
from tests.people import healthy
from tests.website.promises.noticing import NOW, TODAY, found, noticed

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)


def form(party, **answers):
    made = SideForm(
        container=party.case.container,
        case=party.case,
        party=party,
        side=party.side,
        sent_at=NOW,
        notice_version="2026-11",
    )
    made.seal({"answers": answers})
    made.save()
    return made


def test_a_worry_that_nobody_looked_at_is_found():
    """P7e: told on Friday, looked at by the end of Monday."""
    home = family.alder()
    raise_concern(
        words="He smelt of drink.",
        case=home.case,
        by=family.bea(),
        now=clock.moment(FRIDAY, 16),
    )
    monday = clock.moment(FRIDAY + timedelta(days=3), 23)
    check = "safeguarding.concerns_decided_in_time"
    assert found(check, monday).kept
    assert not found(check).kept

    Concern.objects.update(seen_at=monday)
    with noticed("safeguarding.concerns_decided_in_time"):
        Concern.objects.update(seen_at=monday + timedelta(hours=2))


def test_health_without_a_yes_is_found():
    """P7b, P8h"""
    home = family.alder()
    healthy.kept(home.children[0], home.resident, "Asthma")
    with noticed("people.medical_needs_have_consent"):
        Consent.objects.update(ended_on=clock.today())

    assert "Asthma" not in repr(found("people.medical_needs_have_consent"))


def test_health_on_a_paper_beside_the_store_is_found():
    """P7b: held apart."""
    home = family.alder()
    told = form(home.resident, needs={"school": "Hill"}, declaration={})
    with noticed("people.medical_needs_have_consent"):
        told.seal({"answers": {"needs": {"health": "Asthma"}, "declaration": {}}})
        told.save()


def test_somebody_who_was_never_given_the_policy_is_found():
    """P11a"""
    home = family.alder()
    form(home.resident)
    form(home.visiting)
    with noticed("people.notice_given"):
        SideForm.objects.filter(party=home.visiting).update(notice_version="2019-01")


def test_a_family_that_is_still_being_asked_is_not_counted():
    """P11a: nobody can be given it before we know them."""
    home = family.alder()
    Case.objects.filter(pk=home.case.pk).update(stage=Case.Stage.WAITING)

    assert found("people.notice_given").kept


def test_somebody_who_acted_without_an_agreement_is_found():
    """P12b"""
    nell = family.worker("Nell Price", Role.VOLUNTEER, signed=False)
    with noticed("workforce.confidentiality_signed"):
        trail.record("family.viewed", about="people.Case:1", by=nell)


def test_a_changed_event_is_found():
    """P12a, K7"""
    trail.record("family.viewed", about="people.Case:1", by=family.ruth())
    sealer.seal(NOW)
    with noticed("audit.log_is_whole"):
        Event.objects.update(about="people.Case:2")


def test_a_leaf_changed_with_its_event_is_found_by_the_tree():
    """P12a, K7: event and leaf agree with each other, but not with the signed head."""
    trail.record("family.viewed", about="people.Case:1", by=family.ruth())
    sealer.seal(NOW)
    with noticed("audit.log_is_whole"):
        Event.objects.update(about="people.Case:2")
        event = Event.objects.get()
        digest = audit.merkle.leaf_hash(audit.body_of(event), bytes(event.salt))
        Leaf.objects.update(digest=digest)

    assert "the two disagree" in found("audit.log_is_whole").figure


def test_the_tree_is_grown_again_over_many_heads():
    """P12a, K7: the two pieces of code agree on odd sizes."""
    for events in (3, 1, 5, 2):
        for _ in range(events):
            trail.record("family.viewed", about="people.Case:1", by=None)
        sealer.seal(NOW)
        assert found("audit.log_is_whole").kept
    assert Checkpoint.objects.count() == 4


def test_events_that_nobody_seals_are_found():
    """P12a"""
    with noticed("audit.log_is_whole"):
        trail.record("family.viewed", about="people.Case:1", by=family.ruth())
        Event.objects.update(happened_at=NOW - timedelta(hours=1))


def looked(what, on=TODAY, by=None):
    return record_own_check(
        what=what, done_on=on, found="All in order.", by=by or family.omar(), now=NOW
    )


def test_access_that_nobody_reviewed_is_found():
    """P12a"""
    looked("ACCESS")
    with noticed("accounts.access_reviewed"):
        OwnCheck.objects.update(done_on=date(2026, 5, 23))


def test_a_centre_that_never_looked_is_found_after_the_first_months():
    """P12a: the first look is due so long after the first role was given."""
    family.ruth()
    RoleGrant.objects.update(granted_on=date(2026, 5, 24))
    with noticed("accounts.access_reviewed"):
        RoleGrant.objects.update(granted_on=date(2026, 5, 23))


def test_a_policy_that_nobody_checked_is_found():
    """P13"""
    looked("COMPLIANCE")
    with noticed("website.compliance_reviewed"):
        OwnCheck.objects.update(done_on=date(2025, 11, 23))


def test_a_company_that_was_not_checked_in_time_is_found():
    """P12d"""
    omar = family.omar()
    looked("PROVIDER:hosting", by=omar)
    looked("PROVIDER:mail", by=omar)
    with noticed("website.processors_in_order"):
        OwnCheck.objects.filter(about="mail").update(done_on=date(2025, 11, 23))


def test_a_company_whose_contract_ran_out_is_found():
    """P12d"""
    later = clock.moment(date(2028, 1, 1), 9)

    assert not found("website.processors_in_order", later).kept


def test_a_table_that_nobody_registered_is_found(monkeypatch):
    """P7a, K1"""
    held = {**what_we_hold.HELD, "accident": ()}
    with noticed("records.every_table_is_registered"):
        monkeypatch.setattr(what_we_hold, "HELD", held)

    shown = found("records.every_table_is_registered").evidence
    assert [each.reference for each in shown] == ["safeguarding.Accident"]


def test_a_table_that_only_the_database_knows_is_found():
    """P7a: somebody keeps a list beside the system."""
    with noticed("records.every_table_is_registered"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE list_of_parents (name varchar(80))")
