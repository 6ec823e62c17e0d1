"""Certificates that somebody must act on, and people without a valid check."""

from datetime import date

import pytest

from kinkeeper.foundation.mail.models import Letter
from kinkeeper.workforce.commands.decide_on_check import decide_on_check
from kinkeeper.workforce.models import DbsCertificate
from kinkeeper.workforce.queries import checks
from kinkeeper.workforce.tasks import remind_keepers
from tests import family
from tests.workforce import staff

pytestmark = pytest.mark.django_db

SEEN = date(2026, 1, 12)


@pytest.fixture
def ruth():
    return family.ruth()


def decide(check, by, on: date, decision: str = "SUITABLE") -> None:
    check.refresh_from_db()
    decide_on_check(
        check=check,
        decision=decision,
        outcome="",
        decided_on=on,
        by=by,
        now=staff.at(on),
        version_seen=check.version,
    )


def test_four_weeks_without_a_decision_reach_the_keeper_once(ruth):
    """A9: alert after 28 days, one letter, no name in it."""
    staff.check(staff.nora(ruth), ruth, SEEN)
    assert checks.certificates_undecided(date(2026, 2, 9)) == []

    for day in (date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11)):
        remind_keepers(day)

    assert checks.certificates_undecided(date(2026, 2, 10))
    letter = Letter.objects.get().unseal()
    assert letter["to"] == ruth.email
    assert "Nora" not in letter["body"]


def test_at_five_months_the_keeper_is_written_to_again(ruth):
    """C-2: a month is left."""
    check = staff.check(staff.nora(ruth), ruth, SEEN)
    decide(check, ruth, date(2026, 1, 20))

    remind_keepers(date(2026, 6, 19))
    assert not Letter.objects.exists()

    remind_keepers(date(2026, 6, 20))
    remind_keepers(date(2026, 6, 21))
    assert Letter.objects.count() == 1
    assert DbsCertificate.objects.get().reminded_of_end_on == date(2026, 6, 20)


def test_a_certificate_is_past_its_maximum_the_day_after(ruth):
    """P9c: six months from the decision, that day included."""
    check = staff.check(staff.nora(ruth), ruth, SEEN)
    decide(check, ruth, date(2026, 1, 20))

    assert checks.certificates_past_maximum(date(2026, 7, 20)) == []
    assert len(checks.certificates_past_maximum(date(2026, 7, 21))) == 1


def test_a_check_counts_for_three_years_and_only_with_a_yes(ruth):
    """P12b: nobody works with families without a valid check."""
    sasha, bea = family.sasha(), family.bea()
    worker = staff.nora(ruth, account=sasha)
    check = staff.check(worker, ruth, SEEN)
    both = [sasha.pk, bea.pk]

    assert checks.without_valid_check(both, SEEN) == {sasha.pk, bea.pk}
    decide(check, ruth, date(2026, 1, 20))
    assert checks.without_valid_check(both, date(2029, 1, 12)) == {bea.pk}
    assert checks.without_valid_check(both, date(2029, 1, 13)) == {sasha.pk, bea.pk}


def test_a_later_no_takes_an_earlier_yes_away(ruth):
    """P12b"""
    sasha = family.sasha()
    worker = staff.nora(ruth, account=sasha)
    decide(staff.check(worker, ruth, SEEN), ruth, date(2026, 1, 20))
    later = staff.check(worker, ruth, date(2026, 5, 4))
    decide(later, ruth, date(2026, 5, 6), "NOT_SUITABLE")

    assert checks.without_valid_check([sasha.pk], date(2026, 6, 1)) == {sasha.pk}


def test_who_has_not_signed_is_found():
    """P12b"""
    from kinkeeper.foundation.accounts.roles import Role

    family.sasha()
    unsigned = family.worker("Ned Ash", Role.VOLUNTEER, signed=False)

    assert list(checks.without_agreement()) == [unsigned]
