"""Opening a locked record in need: a reason, a ceiling, and never past named people."""

from kinkeeper.rules.safeguarding.opening import (
    MOST_NOT_LOOKED_AT,
    SHORTEST_REASON,
    Asked,
    decide,
)

WHY = "The family is at the door now."


def test_a_full_sentence_opens_it():
    """P7e"""
    assert decide(Asked(WHY, may_know=True)).allowed
    assert decide(Asked("a" * SHORTEST_REASON, may_know=True)).allowed


def test_a_word_is_not_a_reason():
    for why in ("", "Need it", "a" * (SHORTEST_REASON - 1), " " * 30):
        assert not decide(Asked(why, may_know=True)).allowed


def test_who_has_openings_that_nobody_looked_at_must_ask():
    for waiting, allowed in (
        (MOST_NOT_LOOKED_AT - 1, True),
        (MOST_NOT_LOOKED_AT, False),
    ):
        asked = Asked(WHY, may_know=True, not_looked_at=waiting)
        assert decide(asked).allowed is allowed


def test_some_may_never_open_it_and_do_not_learn_why():
    said = {
        reason.text
        for asked in (
            Asked(WHY, may_know=False),
            Asked(WHY, may_know=True, restricted=True),
            Asked(WHY, may_know=True, is_subject=True),
        )
        for reason in decide(asked).reasons
    }
    assert said == {"You cannot open this."}
