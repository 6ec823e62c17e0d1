"""The archive of the policy: earlier and coming editions, and what each changed."""

import html
import re
from datetime import date

import pytest

from kinkeeper.policy import edition, library
from kinkeeper.website.queries import editions as archive
from tests.policy.editing import changed

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture
def coming(monkeypatch):
    """A coming edition that keeps the files of some families longer."""
    text = changed(("years = 1", "years = 2"), within='[retention."P9f"]')
    for old, new in (
        ('version = "2026-11"', 'version = "2027-02"'),
        ("effective_from = 2026-11-01", "effective_from = 2027-02-01"),
        ("published_on = 2026-11-01", "published_on = 2026-11-20"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    new_one = edition.compile_edition(text.encode())
    both = (edition.in_force(), new_one)
    monkeypatch.setattr(library, "editions", lambda: both)
    return new_one


def page_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


def test_a_coming_change_stands_on_the_policy_page(client, coming):
    """P14: people are told before it counts."""
    page = page_of(client, "/privacy/")

    assert "Edition 2027-02 counts from 1 February 2027" in page
    assert 'href="/privacy/editions/2026-11/2027-02/"' in page


def test_the_archive_names_each_edition_and_when_it_counts(client, coming):
    """P14"""
    page = page_of(client, "/privacy/editions/")

    assert "from 1 November 2026 to 31 January 2027" in page
    assert "Counts today" in page
    assert "To come" in page
    assert "Since 2026-11" in page


def test_each_edition_can_be_read_whole(client, coming):
    """P14: with its own numbers, and told whether it counts."""
    old = page_of(client, "/privacy/editions/2026-11/")
    new = page_of(client, "/privacy/editions/2027-02/")

    assert "This is the edition that counts today" in old
    assert "This edition does not count yet" in new
    assert coming.sha256 in new
    assert edition.in_force().sha256 in old
    for clause in coming.clauses:
        assert f'id="clause-{clause.id}"' in new


def test_two_editions_are_compared_by_what_it_does_to_rights(client, coming):
    """P14: longer keeping takes something away, whichever way it is asked."""
    page = page_of(client, "/privacy/editions/2026-11/2027-02/")

    assert "Takes something away" in page
    assert "unless you say yes" in page
    assert "P9f" in page or "1 year" in page
    assert page_of(client, "/privacy/editions/2027-02/2026-11/") == page


def test_an_edition_that_never_was_is_not_found(client):
    """P14"""
    for url in (
        "/privacy/editions/1999-01/",
        "/privacy/editions/1999-01/2026-11/",
        "/privacy/editions/2026-11/1999-01/",
    ):
        assert client.get(url).status_code == 404


def test_the_last_day_of_an_edition_is_the_day_before_the_next(coming):
    """P14"""
    newest, oldest = archive.editions(TODAY)

    assert (newest.state, oldest.state) == ("to come", "counts today")
    assert (newest.until, oldest.until) == (None, date(2027, 1, 31))
    assert [each.version for each in archive.coming(TODAY)] == ["2027-02"]
