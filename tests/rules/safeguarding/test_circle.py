"""Who may read a worry: the whole truth table, and what it must never say."""

from itertools import product

import pytest

from kinkeeper.rules.safeguarding.circle import Access, Reader, access

READERS = [Reader(*flags) for flags in product((False, True), repeat=5)]


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("reader", READERS)
def test_the_subject_is_never_let_in(reader, restricted):
    """P7e: whatever they lead, wrote, or opened."""
    if reader.is_subject:
        assert access(reader, restricted=restricted) is Access.NONE


def test_the_lead_decides_unless_others_were_named():
    assert access(Reader(leads=True), restricted=False) is Access.DECIDE
    assert access(Reader(leads=True), restricted=True) is Access.NONE
    assert access(Reader(is_named=True), restricted=True) is Access.DECIDE


def test_the_author_reads_only_their_own_words():
    for restricted in (False, True):
        author = Reader(wrote_it=True)
        assert access(author, restricted=restricted) is Access.OWN_WORDS


def test_what_named_people_guard_is_not_opened_in_need():
    opened = Reader(opened_in_need=True)
    assert access(opened, restricted=False) is Access.READ
    assert access(opened, restricted=True) is Access.NONE


def test_nobody_else_is_let_in():
    for restricted in (False, True):
        assert access(Reader(), restricted=restricted) is Access.NONE
