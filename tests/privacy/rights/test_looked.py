"""K7: who looked at my record, by role, day and purpose, and nothing more."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

import kinkeeper
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.rights.queries import looked
from kinkeeper.privacy.rights.queries.looked import LEADER, WHAT, WHO, looks
from tests import family
from tests.privacy.stage import at

pytestmark = pytest.mark.django_db
NOW = at(date(2026, 11, 25), 15)
# What would tell one side of the other, or warn somebody.
SILENT = (
    "accident",
    "chronology",
    "concern",
    "contact_change",
    "hold",
    "letters",
    "matter",
    "orders",
    "papers",
    "record_life",
    "report_request",
    "risks",
    "secret_address",
)


def look(what, case, by, purpose="Looked after the family", on=NOW):
    with clock.travelled_to(on):
        trail.viewed(what, about=case, by=by, purpose=purpose, case_key=case.key)


@pytest.fixture
def alder(client):
    made = family.alder()
    client.force_login(made.resident.account)
    return made


def page(client):
    answer = client.get("/me/rights/looks/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_parent_sees_role_day_and_purpose_and_no_name(client, alder):
    """K7"""
    dee = family.dee()
    for by in (family.sasha(), dee, dee):
        look("session", alder.case, by, "running a session")
    words = page(client)
    assert "Wednesday 25 November 2026" in words
    assert "A contact supervisor" in words
    assert "Opened a visit, to run it." in words
    assert "2 times" in words
    for name in ("Sasha", "Dee", "Daniel", "15:00", "KK-0147"):
        assert name not in words
    assert "no-store" in client.get("/me/rights/looks/")["Cache-Control"]
    for way in ("/me/rights/", "/me/details/"):
        assert "/me/rights/looks/" in client.get(way).content.decode()


def test_what_warns_somebody_or_tells_of_the_other_side_is_never_told(client, alder):
    """K3, K7: Daniel's request and a worry about Priya leave her page empty."""
    omar, ruth = family.omar(), family.ruth()
    for what in SILENT:
        look(what, alder.case, ruth, "handling a request")
    assert "Nobody has looked yet" in page(client)
    look("family", alder.case, omar, "putting a request on the register")
    words = page(client)
    assert "Somebody who looks after the records" in words
    assert "register" not in words


def test_who_leads_and_who_keeps_children_safe_cannot_be_told_apart(alder):
    lead = family.worker("Lea Dunn", Role.SAFEGUARDING_LEAD)
    manager = family.worker("Max Orr", Role.MANAGER)
    for by in (lead, manager):
        look("family", alder.case, by)
    (one,) = looks(viewer=alder.resident.account)
    assert (one.who, one.times) == (LEADER, 2)
    assert set(WHO) == set(Role)


def test_nothing_from_before_their_time_nor_of_another_family(alder):
    dee, wren = family.dee(), family.wren()
    alder.visiting.joined_on = NOW.date()
    alder.visiting.save()
    look("referral", alder.case, dee, on=NOW - timedelta(days=1))
    look("family", wren.case, dee)
    look("family", alder.case, alder.resident.account)
    assert looks(viewer=alder.visiting.account) == []
    assert [one.what for one in looks(viewer=alder.resident.account)] == [
        WHAT["referral.viewed"]
    ]
    assert looks(viewer=dee) == []


def test_only_the_newest_are_read(alder, monkeypatch):
    monkeypatch.setattr(looked, "MOST", 1)
    dee = family.dee()
    look("notes", alder.case, dee)
    look("session", alder.case, dee)
    assert [one.what for one in looks(viewer=alder.resident.account)] == [
        WHAT["session.viewed"]
    ]


def test_each_look_that_is_told_is_one_that_the_program_writes_down():
    """A look that gets another name would silently leave the page."""
    written = set()
    for path in Path(kinkeeper.__file__).parent.rglob("queries/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "trail.viewed":
                words = ast.walk(node.args[0])
                written |= {w.value for w in words if isinstance(w, ast.Constant)}
    assert {name.removesuffix(".viewed") for name in WHAT} <= written
