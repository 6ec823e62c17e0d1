"""R7: with whom a child may go home."""

import pytest

from kinkeeper.rules.contact_sessions.collecting import (
    Check,
    Facts,
    Who,
    decide,
    same_word,
)
from kinkeeper.rules.decision import Outcome

ALLOW, ASK, REFUSE = Outcome.ALLOW, Outcome.ASK, Outcome.REFUSE
RESIDENT, VISITING, LISTED, OTHER = Who.RESIDENT, Who.VISITING, Who.LISTED, Who.OTHER
PHOTO, WORD, KNOWN = Check.PHOTO, Check.WORD, Check.KNOWN


@pytest.mark.parametrize(
    ("who", "check", "more", "outcome"),
    [
        (RESIDENT, KNOWN, {}, ALLOW),
        (RESIDENT, PHOTO, {}, ALLOW),
        (RESIDENT, None, {}, REFUSE),
        (LISTED, PHOTO, {"listed_today": True}, ALLOW),
        (LISTED, WORD, {"listed_today": True, "word_is_right": True}, ALLOW),
        (LISTED, WORD, {"listed_today": True}, ASK),
        (LISTED, KNOWN, {"listed_today": True}, REFUSE),
        (LISTED, PHOTO, {}, ASK),
        (OTHER, PHOTO, {}, ASK),
        (OTHER, WORD, {"word_is_right": True}, ASK),
        (OTHER, KNOWN, {}, REFUSE),
        (VISITING, PHOTO, {}, REFUSE),
        (VISITING, PHOTO, {"listed_today": True}, REFUSE),
        (VISITING, PHOTO, {"may_leave": True}, ALLOW),
        (VISITING, KNOWN, {"handover": True}, ALLOW),
        (VISITING, None, {"handover": True}, REFUSE),
    ],
)
def test_who_may_take_the_child_away(who, check, more, outcome):
    assert decide(Facts(who=who, check=check, **more)).outcome is outcome


@pytest.mark.parametrize(
    ("said", "agreed", "same"),
    [
        ("light house", "Lighthouse", True),
        ("Lighthouse ", "lighthouse", True),
        ("Harbour", "Lighthouse", False),
        ("", "", False),
    ],
)
def test_a_word_is_compared_as_people_say_it(said, agreed, same):
    assert same_word(said, agreed) is same
