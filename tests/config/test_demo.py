"""A made-up centre: alive today, the same again tomorrow, and its sides kept apart."""

import json
import re

import pytest
from django.test import Client

from kinkeeper.config.cli import CannotError
from kinkeeper.config.commands import demo
from kinkeeper.config.demo.team import PASSWORD
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.people.queries.wall import found_in, normalise
from kinkeeper.privacy.disclosure.models import Release, ReportRequest
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.reports.models import Report
from kinkeeper.safeguarding.models import Concern

pytestmark = pytest.mark.django_db

FOLLOWED = 40


def states(model: type, name: str = "state") -> set[str]:
    return set(model.objects.values_list(name, flat=True))  # type: ignore[attr-defined]


def test_every_stage_of_a_family_is_there(small):
    assert states(Case, "stage") == set(Case.Stage.values)
    assert Case.objects.filter(route="self").count() == len(small.lives) >= 40
    assert Case.objects.filter(route="professional").count() == 1


def test_every_state_of_a_report_and_of_a_request_is_there(small):
    assert states(Report) == set(Report.State.values)
    assert states(ReportRequest) == set(ReportRequest.State.values)
    assert Release.objects.exists()


def test_every_step_of_disposal_is_there(small):
    """P9f, C-15: proposed, one yes, two and cooling off, and a certificate."""
    assert states(Item) >= {"PROPOSED", "APPROVED", "DISPOSED"}
    one_yes = [
        item
        for item in Item.objects.filter(state="PROPOSED")
        if item.approvals.count() == 1
    ]
    assert one_yes
    assert Certificate.objects.count() == 1
    assert Hold.objects.filter(ended_on=None).exists()
    rules = states(Obligation, "rule")
    assert rules >= {"P9e", "P9f", "P9g", "P9h", "P9i", "P9k"}


def test_concerns_open_and_closed_are_there(small):
    assert states(Concern) == {"OPEN", "CLOSED"}


def test_today_is_alive(small):
    """One held, two together, one in the corridor, one due, one not coming."""
    today = Session.objects.filter(held_on=small.world.today)
    by_sign = {
        session.case.callsign: session.state for session in today.select_related("case")
    }
    assert by_sign["Alder"] == by_sign["Wren"] == Session.State.RUNNING
    assert by_sign["Linnet"] == Session.State.HELD
    assert by_sign["Maple"] == Session.State.NOT_HELD
    assert by_sign["Fern"] == Session.State.PLANNED
    waiting = Presence.objects.filter(place=Presence.Place.SHARED)
    assert [one.session.case.callsign for one in waiting] == ["Otter"]


def test_the_nights_work_found_nothing_wrong(small):
    from kinkeeper.foundation.sweeps.models import SweepRun

    assert [run.faults for run in SweepRun.objects.all()] == [[]]


def test_the_manifest_names_those_who_sign_in_and_what_is_private(told):
    assert set(told) == {"base", "users", "families"}
    json.dumps(told)
    for user in told["users"]:
        assert set(user) == {"role", "email", "password"}
        account = Account.objects.get(email=user["email"])
        assert account.check_password(PASSWORD)
    for family in told["families"]:
        assert set(family) == {"ref", "sides"}
        for side in family["sides"]:
            assert side["role"] in ("resident", "visiting")
            assert set(side) <= {"role", "user_email", "private"}
            assert all(len(words) > 3 for words in side["private"])


def test_no_string_is_private_to_both_sides(told):
    for family in told["families"]:
        sides = [set(side["private"]) for side in family["sides"]]
        assert not set.intersection(*sides) or len(sides) == 1


def pages_of(email: str) -> dict[str, str]:
    """Follow every link of the portal from its first page."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(Account.objects.get(email=email))
    seen: dict[str, str] = {}
    waiting = ["/me/"]
    while waiting and len(seen) < FOLLOWED:
        url = waiting.pop(0)
        if url in seen:
            continue
        page = client.get(url, follow=True)
        seen[url] = page.getvalue().decode(errors="replace")
        waiting += re.findall(r'href="(/me/[^"#?]*)"', seen[url])
    return seen


def test_no_side_sees_what_the_other_told_us(told):
    """K3: every portal page of the two families, searched for the other side."""
    crawled = 0
    for family in told["families"]:
        for side in family["sides"]:
            if "user_email" not in side:
                continue
            pages = pages_of(side["user_email"])
            crawled += 1
            assert len(pages) > 1
            (other,) = [s for s in family["sides"] if s["role"] != side["role"]]
            for url, page in pages.items():
                plain = normalise(page)
                for words in other["private"]:
                    assert not found_in(plain, normalise(words)), (url, words)
    assert crawled == 4


def test_a_parent_finds_dates_to_come(told):
    email = next(u["email"] for u in told["users"] if u["role"].startswith("visiting"))
    assert "Later dates" in pages_of(email)["/me/"]


def test_a_database_that_is_not_empty_is_left_alone(small):
    """Nobody real is mixed in."""
    before = Case.objects.count()
    with pytest.raises(CannotError, match="empty"):
        demo.run(size="small", manifest=None)
    assert Case.objects.count() == before
