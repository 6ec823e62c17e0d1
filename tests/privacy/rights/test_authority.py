"""P11b, K-2, K-4: what is asked for a child is given to who showed that they may."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.queries.authority import authority_for
from tests import family
from tests.privacy.rights import asking
from tests.privacy.stage import at

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 16)
LATER = DAY + timedelta(days=4)


@pytest.fixture
def omar():
    return family.omar()


@pytest.fixture
def asked(omar):
    """Daniel asks for Maya; the form says that he may."""
    return asking.request(family.alder().children[0], omar, DAY, for_child=True)


def shows(asked, omar, on=LATER):
    asking.step(asked, "authority_came", omar, on)


def test_without_proof_nothing_of_the_child_is_given(asked, omar):
    with pytest.raises(RefusedError, match="may ask for the child"):
        asking.answer(asked, omar, LATER)
    asked.refresh_from_db()
    assert asked.answered_on is None


def test_who_showed_it_gets_the_answer(asked, omar):
    shows(asked, omar)
    assert asking.answer(asked, omar, LATER)


def test_a_no_needs_no_proof(asked, omar):
    assert asking.answer(asked, omar, LATER, "REFUSED")


def test_for_themselves_nobody_proves_a_right_over_a_child(omar):
    own = asking.request(family.alder().resident, omar, DAY)
    assert authority_for(own, today=LATER) is None
    assert asking.answer(own, omar, LATER)


@pytest.mark.parametrize(
    ("turns", "given"), [(LATER + timedelta(days=1), True), (LATER, False)]
)
def test_on_the_18th_birthday_the_parents_right_ends(asked, omar, turns, given):
    """K-4: the day before it counts; on the day only the person's own word does."""
    shows(asked, omar, LATER - timedelta(days=1))
    person = asked.person
    person.born_on = turns.replace(year=turns.year - 18)
    person.save()
    if given:
        assert asking.answer(asked, omar, LATER)
        return
    with pytest.raises(RefusedError, match="18 now"):
        asking.answer(asked, omar, LATER)


def test_the_page_says_what_is_missing(client, settings, asked, omar):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(omar)
    with clock.travelled_to(at(LATER, 12)):
        url = f"/staff/records/requests/{asked.key}/"
        before = client.get(url).content.decode()
        shows(asked, omar)
        after = client.get(url).content.decode()
    assert "Not yet for the child." in before
    assert "They may ask for the child." in after
