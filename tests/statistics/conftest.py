from datetime import date

import pytest

from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.statistics.models import Tally
from kinkeeper.statistics.queries.periods import Period
from tests import family as people

SPRING = Period(date(2026, 1, 1), 3)


@pytest.fixture(autouse=True)
def no_second_step(settings):
    """The second step of signing in is tested where it is built."""
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def ruth(db):
    return people.ruth()


@pytest.fixture
def bea(db):
    return people.worker("Bea Lund", Role.VOLUNTEER)


@pytest.fixture
def tallied(db):
    """Write what was counted in the first quarter of 2026."""

    def write(measure, service="supported", period=SPRING, **counts):
        for category, count in counts.items():
            Tally.objects.create(
                first_day=period.first_day,
                months=period.months,
                measure=measure,
                service=service,
                category=category,
                count=count,
            )

    return write
