"""The certificate says when the database's own files were cleaned."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.privacy.disposal.commands.note_cleaning import note_cleaning

pytestmark = pytest.mark.django_db


def test_with_nothing_to_clean_the_night_still_says_that_it_looked():
    """K5"""
    assert note_cleaning(now=clock.now()) == 0
