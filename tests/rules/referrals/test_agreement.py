"""A text of parts is read as it was written, and an unclear one is refused."""

import pytest

from kinkeeper.rules.referrals.agreement import (
    STARTING,
    Part,
    UnclearPartError,
    read,
    write,
)


def test_what_is_written_is_read_again():
    assert read(write(STARTING.parts)) == STARTING.parts


def test_lines_of_a_part_flow_together():
    assert read("# Shoes\r\nAt the\r\ndoor.") == (Part("Shoes", "At the door."),)


@pytest.mark.parametrize(
    "text",
    ["", "No part", "Before\n# Shoes\nDoor", "#\nWords", "# Shoes\n\n# Phones\nNo"],
)
def test_a_text_without_a_title_or_words_is_refused(text):
    with pytest.raises(UnclearPartError):
        read(text)
