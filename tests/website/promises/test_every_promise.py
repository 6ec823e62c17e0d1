"""Nothing is left out: each clause has a check, each promise a test that breaks it."""

import ast
import inspect
from pathlib import Path

import pytest

from kinkeeper.policy import edition
from kinkeeper.website.queries import checks as topics
from kinkeeper.website.queries.checks import CHECKS
from kinkeeper.website.queries.ledger import of_clauses
from kinkeeper.website.queries.proofs import index, proof_of
from tests.website.promises.noticing import NOW

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PROMISES = edition.load(max(edition.shelf.shipped_files())).promises


def breaking_tests():
    """Return each check with the test that breaks it: `with noticed("the.check")`."""
    found = {}
    for file in sorted(HERE.glob("test_*.py")):
        for test in ast.walk(ast.parse(file.read_text())):
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
                for check in _noticed(test):
                    found.setdefault(check, f"{file.name}::{test.name}")
    return found


def _noticed(test):
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "noticed":
            yield ast.literal_eval(node.args[0])


@pytest.mark.parametrize("name", PROMISES)
def test_every_promise_has_a_check_and_a_test_that_breaks_it(name):
    """K1"""
    check = PROMISES[name].check

    assert check in CHECKS
    assert check in breaking_tests()


@pytest.mark.django_db
def test_every_clause_is_tied_to_at_least_one_check():
    """K1: with a promise of its own, or with one for the same row of the mission."""
    for clause, shown in of_clauses(edition.in_force()).items():
        assert shown, clause
        assert all(PROMISES[each.id].check in CHECKS for each in shown), clause


def test_every_check_belongs_to_a_promise_of_the_policy():
    """K1: a check that nobody asks for is dead."""
    assert set(CHECKS) <= {each.check for each in PROMISES.values()}


def test_no_check_is_a_constant():
    """K1: each one looks at something: the rows, the files, or the page."""
    for name, check in CHECKS.items():
        module = inspect.getmodule(inspect.unwrap(check))
        source = Path(module.__file__).read_text()
        looks = ("objects", "open_page", "settings.", "apps.get_models")
        assert any(word in source for word in looks), name


TWICE = (
    "disposal.nothing_overdue",
    "disposal.nothing_early",
    "disposal.agreed_by_two",
    "disclosure.secure_channel_only",
    "disclosure.all_through_the_gate",
    "disclosure.council_paid_to_social_worker",
    "disclosure.directions_obeyed",
    "audit.log_is_whole",
    "disclosure.nothing_crossed_sides",
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", TWICE)
def test_where_one_query_could_certify_itself_there_are_two(name):
    """K1"""
    assert CHECKS[name].__closure__ is not None
    assert "counted twice" in CHECKS[name](NOW).figure


def test_what_the_index_names_is_there():
    """K1: the page names tests and code that exist."""
    rows, breaks = index()
    assert rows
    named = {test for tests in rows.values() for test in tests} | set(breaks.values())
    for test in named:
        file, _, function = test.partition("::")
        told = (ROOT / file).read_text()
        assert f"def {function}(" in told, f"{test}: run scripts/promise_index.py"
    for promise in PROMISES.values():
        assert proof_of(promise).code
        assert proof_of(promise).breaking_test


def test_every_topic_is_gathered():
    """K1: a file of checks that nobody gathers checks nothing."""
    folder = Path(topics.__file__).parent
    gathered = {topic.__name__.rpartition(".")[2] for topic in topics.TOPICS}
    with_checks = {
        file.stem for file in folder.glob("*.py") if "\nCHECKS = {" in file.read_text()
    }

    assert with_checks == gathered
