"""The words of the page: plain enough for a child of ten, and safe to print."""

import re
from itertools import groupby

import pytest
from markdown_it import MarkdownIt

from kinkeeper.policy.edition import in_force

CLAUSES = in_force().clauses
VOWELS = re.compile(r"[aeiouy]+")
SENTENCE = re.compile(r"[.!?:]\s|\n\s*\n|\n- ")


def words(text):
    return re.findall(r"[A-Za-z][A-Za-z'’-]*", text)


def syllables(word):
    """Count groups of vowels; a silent e at the end is none."""
    word = word.lower().removesuffix("'s")
    count = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(count, 1)


def grade(text):
    """Return the Flesch-Kincaid grade; a child of ten reads at grade five."""
    sentences = [part for part in SENTENCE.split(text) if words(part)]
    found = words(text)
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(sentences) + 11.8 * spoken / len(found) - 15.59


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_reads_easily(clause):
    """P6: reading age 9 to 11."""
    if clause.id != "15":
        assert grade(clause.body) < 7.0, f"grade {grade(clause.body):.1f}"
    assert grade(clause.summary) < 8.0, f"grade {grade(clause.summary):.1f}"


def test_the_whole_page_reads_at_the_age_of_eleven():
    whole = "\n\n".join(c.body for c in CLAUSES if c.id != "15")
    assert grade(whole) < 6.0


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_markdown_without_html(clause):
    page = MarkdownIt("commonmark", {"html": False}).render(clause.body)
    assert set(re.findall(r"</?([a-z]+)", page)) <= {"p", "ul", "li", "strong", "em"}
    assert "&lt;" not in page
    assert "- " not in re.sub(r"<[^>]+>", "", page)


def test_no_sentence_is_very_long():
    for clause in CLAUSES:
        for part in SENTENCE.split(clause.body):
            assert len(words(part)) <= 36, part


def test_clauses_are_in_order_and_each_says_what_the_system_does():
    """P6"""
    assert [clause.id for clause in CLAUSES] == [str(n) for n in range(1, 16)]
    for clause in CLAUSES:
        assert clause.summary.endswith(".")
        assert clause.does.endswith(".")


def test_headings_and_statements_stand_alone():
    statements = [promise.statement for promise in in_force().promises.values()]
    assert len(set(statements)) == len(statements)
    for statement in statements:
        assert statement.endswith(".")
        assert statement.count(".") == 1
    titles = [clause.title for clause in CLAUSES]
    assert all(len(list(same)) == 1 for _, same in groupby(sorted(titles)))
