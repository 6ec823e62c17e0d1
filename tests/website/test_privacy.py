"""The page is the policy: change the file and the page follows."""

import html
import re

import pytest

from kinkeeper.foundation import clock
from kinkeeper.policy import edition
from kinkeeper.website.commands.check_promises import check_and_keep
from kinkeeper.website.queries import policy_page
from kinkeeper.website.queries.ledger import NIGHT

pytestmark = pytest.mark.django_db


def words_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def changed(*pairs):
    """Compile a copy of the edition in force with some of its text replaced."""
    file = max(edition.EDITIONS.glob("*.toml"))
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert re.search(old, text), f"{old} is not in the edition"
        text = re.sub(old, new, text, count=1)
    return edition.compile_edition(text.encode())


def under(monkeypatch, other):
    monkeypatch.setattr(edition, "in_force", lambda: other)


def test_every_clause_and_every_row_is_on_the_page_with_a_place_to_link_to(client):
    """P6: contents, clauses in order, a summary of each, and every rule by name."""
    page = client.get("/privacy/").content.decode()
    policy = edition.in_force()

    places = [page.index(f'id="clause-{clause.id}"') for clause in policy.clauses]
    assert places == sorted(places)
    for clause in policy.clauses:
        assert f'href="#clause-{clause.id}"' in page
    for row in (*policy.schedule.rows, *policy.schedule.additional):
        assert page.count(f'id="{row.id}"') == 1
    for rule in ("P9e", "P9f", "P9k"):
        assert page.count(f'id="{rule}"') == 1
    assert "In short:" in page


def test_a_changed_period_is_on_the_page_and_in_the_rules(client, monkeypatch):
    """K2: one file, and nobody types the number a second time."""
    before = edition.in_force()
    row = before.schedule.row("P9f")
    assert str(row.period(before.settings)) == "1 year"
    other = changed(
        (r'(?s)(\[retention\."?P9f"?\].*?)years = 1', r"\1years = 2"),
    )
    under(monkeypatch, other)

    shown = policy_page.policy_page()

    rows = {
        line.anchor: dict(line.cells)
        for clause in shown.clauses
        for table in clause.tables
        for line in table.rows
    }
    assert rows["P9f"]["How long"] == "2 years"
    assert "2 years" in words_of(client.get("/privacy/"))
    period = other.schedule.row("P9f").period(other.settings)
    assert rows["P9f"]["How long"].lower() == str(period)


def test_a_changed_number_in_the_prose_comes_from_the_rules(client, monkeypatch):
    """K2"""
    assert "wait 7 days" in words_of(client.get("/privacy/"))

    under(
        monkeypatch,
        changed((r"disposal_cooling_days = 7", "disposal_cooling_days = 9")),
    )

    assert "wait 9 days" in words_of(client.get("/privacy/"))


def test_no_placeholder_is_left_open(client):
    assert not re.search(r"\{[a-z]+:", client.get("/privacy/").content.decode())


def test_markup_in_the_prose_is_refused_and_would_not_be_obeyed():
    """P12a: who edits the policy cannot put a script on the page."""
    with pytest.raises(edition.DefectiveEditionError):
        changed((r"This policy explains:", "<script src='x'></script> explains:"))

    drawn = policy_page._MARKDOWN.render("<script src='x'></script> explains")
    assert "<script" not in drawn


def test_the_page_names_its_edition_and_its_day(client):
    """P14"""
    policy = edition.in_force()
    page = words_of(client.get("/privacy/"))

    assert f"Edition {policy.version}" in page
    assert f"{policy.effective_from:%-d %B %Y}" in page
    assert policy.sha256 in page


def test_reading_the_policy_sets_no_cookie_and_asks_the_database_once(
    client, django_assert_num_queries
):
    """C4, K9: one question, for the evidence of the last checks."""
    with django_assert_num_queries(1):
        assert not client.get("/privacy/").cookies


def test_each_clause_shows_what_the_system_does_and_todays_evidence(client):
    """P6, K1"""
    check_and_keep(why=NIGHT, now=clock.now())

    page = html.unescape(words_of(client.get("/privacy/")))

    policy = edition.in_force()
    assert page.count("What our system does about this") == len(policy.clauses)
    assert page.count("oldest of these checks was made on") >= len(policy.clauses)
    for clause in policy.clauses:
        assert clause.does.split(",")[0] in page
    for promise in policy.promises.values():
        assert promise.statement in page


def test_the_summary_on_top_says_each_clause_in_a_sentence(client):
    """P6"""
    page = html.unescape(client.get("/privacy/").content.decode())
    short = page[page.index("The policy in short") : page.index('id="clause-1"')]

    for clause in edition.in_force().clauses:
        assert clause.summary in short
