"""The night's commands on staff files, each by itself."""

from datetime import date

import pytest

from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.workforce.commands.forget_names import forget_names
from kinkeeper.workforce.commands.keep_anew import keep_anew
from kinkeeper.workforce.commands.remind import remind
from kinkeeper.workforce.models import DbsCertificate
from kinkeeper.workforce.queries.coming import Reminder, whose_end_has_come
from tests import family
from tests.workforce import staff

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


@pytest.fixture
def ruth():
    return family.ruth()


def test_forget_names_leaves_a_trail_without_the_name():
    bea = family.bea()
    forget_names(accounts=[bea])

    bea.refresh_from_db()
    assert bea.name == ""
    event = Event.objects.get(action="account.name_forgotten")
    assert "Bea" not in str(event.detail)


def test_keep_anew_starts_only_clocks_whose_day_has_come(ruth):
    """P9a"""
    nora = staff.nora(ruth, on=date(2026, 1, 5))
    staff.leaves(nora, ruth, on=date(2026, 2, 27))
    assert whose_end_has_come(DAY) == []

    keep_anew(workers=[nora], now=staff.at(DAY))
    assert staff.promise(nora).trigger_on == date(2026, 2, 27)


def test_remind_writes_to_keepers_only_and_marks_which_reminder_it_was(ruth):
    """A9: the records lead keeps no staff files and gets no letter."""
    family.omar()
    staff.check(staff.nora(ruth), ruth, date(2026, 1, 12))
    certificate = DbsCertificate.objects.get()

    remind(due=[Reminder(certificate, to_decide=True)], today=DAY, now=staff.at(DAY))

    assert Letter.objects.get().unseal()["to"] == ruth.email
    certificate.refresh_from_db()
    assert certificate.reminded_to_decide_on == DAY
    assert certificate.reminded_of_end_on is None
