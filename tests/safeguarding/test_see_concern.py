"""Whoever told of a worry learns that the lead has read it (P7e)."""

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.commands.see_concern import see_concern
from tests import family
from tests.family import SATURDAY
from tests.privacy import stage

pytestmark = pytest.mark.django_db

NOW, LATER = stage.at(SATURDAY, 11), stage.at(SATURDAY, 12)


def test_the_first_look_counts_and_a_second_one_changes_nothing():
    ruth, bea = family.ruth(), family.bea()
    concern = raise_concern(case=None, words="She is afraid.", by=bea, now=NOW)

    see_concern(concern=concern, by=ruth, now=NOW)
    see_concern(concern=concern, by=ruth, now=LATER)

    concern.refresh_from_db()
    assert (concern.seen_by, concern.seen_at) == (ruth, NOW)


def test_only_the_lead_can_have_seen_it():
    bea = family.bea()
    concern = raise_concern(case=None, words="She is afraid.", by=bea, now=NOW)

    with pytest.raises(RefusedError):
        see_concern(concern=concern, by=bea, now=NOW)
