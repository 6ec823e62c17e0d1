"""The pages of the ledger: small numbers are for the team alone."""

import html

import pytest
from django.urls import reverse

from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.policy import edition
from kinkeeper.website.models import OwnCheck, PromiseRun
from kinkeeper.website.queries.checks import CHECKS
from kinkeeper.website.queries.finding import Evidence
from kinkeeper.website.queries.links import link_to
from kinkeeper.website.queries.small_numbers import hidden
from tests import family
from tests.website.promises.test_ledger import EARLY, LATE, run, told
from tests.website.promises.world import obligation

pytestmark = pytest.mark.django_db


def page_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def signed_in(client, account):
    client.force_login(account)
    return client


def test_the_public_page_shows_what_was_found_and_no_small_number(client):
    """K1, K3"""
    run(told(LATE, False, "2 of 41 periods"), told(EARLY, True, "0 of 3 disposals"))

    page = page_of(client, "/promises/")

    for promise in edition.in_force().promises.values():
        assert promise.statement in page
    assert "Fewer than five of 41 periods" in page
    assert "0 of fewer than five disposals" in page
    assert "Not checked yet" in page
    assert "Broken" in page


def test_the_public_page_shows_no_evidence(client):
    """K3"""
    family.alder()
    run(told(LATE, False, evidence=[Evidence("KK-0147", "late", "people.Case:1")]))

    page = page_of(client, "/promises/") + page_of(client, "/privacy/")

    for secret in ("KK-0147", "Priya", "Daniel", "Alder"):
        assert secret not in page


def test_many_visitors_cost_no_check(client, monkeypatch):
    """K9: anybody may open the page, again and again."""
    calls = []
    monkeypatch.setitem(CHECKS, "disposal.nothing_early", calls.append)

    for _ in range(3):
        page_of(client, "/promises/")

    assert calls == []


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ("0 of 58 records", "0 of 58 records"),
        ("1 of 4 records", "fewer than five of fewer than five records"),
        ("12 of 400 records; 5 counted twice", "12 of 400 records; counted twice"),
        ("next due on 2027-02-17", "next due on 2027-02-17"),
        ("12 sealed, newest 300", "12 sealed, newest 300"),
    ],
)
def test_small_numbers_are_left_vague(figure, shown):
    """K3"""
    assert hidden(figure) == shown


def test_the_team_sees_the_figures_and_opens_each_promise(client):
    """K1"""
    run(told(LATE, False, "2 of 41 periods"))
    signed_in(client, family.omar())

    page = page_of(client, "/staff/promises/")
    assert "2 of 41 periods" in page
    assert "Broken now" in page
    assert reverse("staff_promise", args=[LATE]) in page
    for name in edition.in_force().promises:
        page_of(client, reverse("staff_promise", args=[name]))


def test_a_broken_promise_stands_first_where_the_records_lead_begins(client):
    """K1: on the home of the records lead, with the way to what was found."""
    signed_in(client, family.omar())
    assert "is broken" not in page_of(client, "/staff/records/")

    run(told(LATE, False, "2 of 41 periods"))

    page = page_of(client, "/staff/records/")
    assert "A promise is broken." in page
    assert page.index("A promise is broken.") < page.index('aria-label="In short"')
    assert f'href="{reverse("staff_promises")}"' in page


def test_who_does_not_look_after_promises_sees_no_banner(client):
    run(told(LATE, False, "2 of 41 periods"))
    signed_in(client, family.dee())
    assert "A promise is broken" not in page_of(client, "/staff/records/")


def test_one_promise_shows_history_evidence_code_and_tests(client):
    """K1"""
    case = family.wren().case
    kept = obligation(case)
    record = f"people.Case:{case.key}"
    run(told(LATE, True, "0 of 1 periods"))
    run(
        told(
            LATE,
            False,
            "1 of 1 periods",
            [Evidence("KK-0098", "P9f: counted from 2025-01-06", record)],
        ),
        hours=2,
    )
    signed_in(client, family.omar())

    page = page_of(client, reverse("staff_promise", args=[LATE]))

    assert page.count('class="run-') == 2
    assert reverse("disposal:why", args=[kept.key]) in page
    assert "kinkeeper.website.queries.checks.overdue.nothing_overdue" in page
    assert "test_a_record_past_its_last_day_is_found" in page
    assert "Mia" not in page


def test_links_lead_only_where_the_viewer_may_go():
    """K1, K3"""
    case = family.wren().case
    kept = obligation(case)
    record = f"people.Case:{case.key}"

    assert link_to(record, family.omar()) == reverse("disposal:why", args=[kept.key])
    assert link_to(record, family.bea()) == ""
    concern = f"safeguarding.Concern:{case.key}"
    assert link_to(concern, family.ruth()) != ""
    assert link_to(concern, family.dee()) == ""
    assert link_to("Account 12", family.worker("Ann Lee", Role.MANAGER)) == ""


def test_others_learn_nothing_of_the_pages(client):
    """K1"""
    signed_in(client, family.dee())

    for url in (
        "/staff/promises/",
        f"/staff/promises/{LATE}/",
        "/staff/promises/looks/",
    ):
        assert client.get(url).status_code == 404
    signed_in(client, family.omar())
    assert client.get("/staff/promises/no-such-promise/").status_code == 404


def test_a_press_on_the_button_checks_all_of_them_once(client):
    """K1"""
    signed_in(client, family.omar())
    once = "11111111-1111-4111-8111-111111111111"

    for _ in range(2):
        answer = client.post("/staff/promises/", {"once": once})
        assert answer.status_code == 302

    assert PromiseRun.objects.count() == 1


def test_a_look_is_written_down_and_a_day_to_come_is_refused(client):
    """P12a, P13"""
    omar = family.omar()
    signed_in(client, omar)
    told_form = {
        "what": "ACCESS",
        "done_on_day": "3",
        "done_on_month": "11",
        "done_on_year": "2026",
        "found": "All in order.",
    }
    assert client.post("/staff/promises/looks/", told_form).status_code == 302
    kept = OwnCheck.objects.get()
    assert (kept.sort, kept.by_id) == ("ACCESS", omar.pk)

    refused = client.post(
        "/staff/promises/looks/", told_form | {"done_on_year": "2031"}
    )

    assert "Write it down when it has been done." in refused.content.decode()
    assert OwnCheck.objects.count() == 1
    assert "Omar S." in page_of(client, "/staff/promises/looks/")
