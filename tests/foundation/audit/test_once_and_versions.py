"""Pressed twice, edited twice: nothing doubled, nothing lost."""

from uuid import uuid4

import pytest

from kinkeeper.foundation.audit import once, versions
from tests import family

pytestmark = pytest.mark.django_db


def test_the_second_press_of_one_form_does_nothing_new():
    token, dee = uuid4(), family.dee()
    once.claim(token, by=dee)

    with pytest.raises(once.RepeatedError):
        once.claim(token, by=dee)


def test_two_people_editing_one_record_the_second_is_told():
    alder = family.alder()
    versions.advance(alder.case, seen=1)

    with pytest.raises(versions.StaleError, match="Somebody else changed this"):
        versions.advance(alder.case, seen=1)

    alder.case.refresh_from_db()
    assert alder.case.version == 2
