"""Call-signs are kind, distinct, and never a word that could hurt."""

import pytest

from kinkeeper.foundation.ui.callsigns import CALLSIGNS, SHAPES, TONES, by_word

UNKIND = {
    "Cuckoo", "Magpie", "Crow", "Wolf", "Raven", "Vulture", "Shrew", "Toad", "Rat",
    "Snake", "Weasel", "Nettle", "Thorn", "Thistle", "Goose", "Gannet", "Birch",
}  # fmt: skip


def test_there_are_sixty_four_words_and_no_word_twice():
    words = [callsign.word for callsign in CALLSIGNS]

    assert len(words) == len(set(words)) == 64
    assert words == sorted(words)


def test_no_two_share_both_shape_and_colour():
    assert len({(c.shape, c.tone) for c in CALLSIGNS}) == 64


def test_no_word_could_be_taken_unkindly():
    assert not UNKIND & {callsign.word for callsign in CALLSIGNS}


def test_every_word_is_one_plain_word_with_a_known_picture():
    for callsign in CALLSIGNS:
        assert callsign.word.isascii()
        assert callsign.word.isalpha()
        assert callsign.word.istitle()
        assert callsign.shape in SHAPES
        assert callsign.tone in TONES


def test_red_is_left_for_danger():
    assert "red" not in {callsign.tone for callsign in CALLSIGNS}


@pytest.mark.parametrize("word", ["alder", "Wolf", "", "Alder "])
def test_a_word_that_is_not_ours_is_not_found(word):
    assert by_word(word) is None
    assert by_word("Alder") is not None
