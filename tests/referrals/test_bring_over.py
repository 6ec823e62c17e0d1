"""A family of the old papers."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Party
from kinkeeper.referrals.commands.bring_over import Family, Known, bring_over
from tests import family as people

pytestmark = pytest.mark.django_db

NOW = clock.moment(date(2026, 3, 9), 9)
PEOPLE = (
    Known(Party.Side.CHILD, "Ada", "Moss", date(2018, 5, 4)),
    Known(Party.Side.RESIDENT, "Jo", "Moss", private={"email": "jo@example.org"}),
    Known(Party.Side.VISITING, "Kit", "Dane"),
)


def larch(**changes):
    told = {
        "service": "supported",
        "route": "self",
        "opened_on": date(2025, 9, 1),
        "people": PEOPLE,
    }
    return Family(**{**told, **changes})


def test_nobody_is_written_to_and_nobody_may_sign_in():
    """P7a"""
    case = bring_over(family=larch(), by=people.ruth(), now=NOW)
    assert case.is_open
    assert not Letter.objects.exists()
    assert not case.parties.exclude(account=None).exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"opened_on": date(2026, 3, 10)}, "not come yet"),
        ({"closed_on": date(2025, 8, 31)}, "before it was opened"),
        ({"closed_on": date(2026, 3, 10)}, "in the future"),
        ({"people": PEOPLE[:2]}, "does not name the visiting adult"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(changes, why):
    with pytest.raises(RefusedError, match=why):
        bring_over(family=larch(**changes), by=people.ruth(), now=NOW)
