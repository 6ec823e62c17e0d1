"""Clauses 1 to 6 and 15: what the website does to those who read it."""

import pytest
from django.db import connection
from django.http import HttpResponse

from kinkeeper.policy import edition
from kinkeeper.website.queries import cookies
from kinkeeper.website.queries.checks import browsing, site
from kinkeeper.website.queries.opening import Opened, open_page
from tests.policy.editing import edition as edited
from tests.website.promises.noticing import found, noticed

pytestmark = pytest.mark.django_db


def test_a_site_without_its_cookie_guard_is_found(settings):
    """C2"""
    with noticed("website.cookies_on_the_register"):
        settings.MIDDLEWARE = [
            door for door in settings.MIDDLEWARE if "CookieGuard" not in door
        ]


def test_a_cookie_that_could_be_set_unasked_is_found(monkeypatch):
    """C2, C3"""
    with noticed("website.no_consent_cookie_before_choice"):
        monkeypatch.setattr(
            cookies, "allowed", lambda name: edition.in_force().cookies[name]
        )


def test_a_public_page_that_wants_a_cookie_is_found(settings):
    """C4, C5"""
    with noticed("website.public_pages_need_no_cookie"):
        settings.MIDDLEWARE = [
            *settings.MIDDLEWARE,
            "tests.website.promises.test_visitors.wants_a_cookie",
        ]

    shown = found("website.public_pages_need_no_cookie").evidence
    assert "/visiting/" in [each.reference for each in shown]


def test_a_page_that_knows_a_stranger_again_is_found(settings):
    """C3: the cookie of a sign-in, before anybody has signed in."""
    with noticed("website.nothing_linked_before_sign_in"):
        settings.MIDDLEWARE = [
            *settings.MIDDLEWARE,
            "tests.website.promises.test_visitors.knows_you_again",
        ]


def knows_you_again(get_response):
    """A door that gives everybody the cookie that is linked to an account."""

    def door(request):
        answer = get_response(request)
        answer.set_cookie("sessionid", "a1b2")
        return answer

    return door


def test_a_button_that_leaves_something_behind_is_found(settings):
    """C5: notes on a tablet are storage too, not only cookies."""
    with noticed("website.one_button_clears"):
        settings.MIDDLEWARE = [
            *settings.MIDDLEWARE,
            "tests.website.promises.test_visitors.forgets_half",
        ]

    shown = found("website.one_button_clears").evidence
    assert [each.reference for each in shown] == ["storage", "cache"]


def forgets_half(get_response):
    def door(request):
        answer = get_response(request)
        if "Clear-Site-Data" in answer.headers:
            answer.headers["Clear-Site-Data"] = '"cookies"'
        return answer

    return door


def wants_a_cookie(get_response):
    """A door that lets nobody in without a cookie, but for the front page."""

    def door(request):
        if request.path == "/" or request.COOKIES:
            return get_response(request)
        return HttpResponse("Cookies, please.", status=403)

    return door


def test_counts_of_visits_without_a_check_are_found():
    """C1a: as soon as such a table is there, somebody must check it."""
    with noticed("website.statistics_are_anonymous"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE website_pageview (address varchar(40))")


def test_a_newsletter_without_a_check_is_found():
    """C1c, C1d"""
    with noticed("website.newsletter_has_proof"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE newsletter_subscriber (email varchar(80))")


@pytest.mark.parametrize(
    ("within", "old", "new"),
    [
        pytest.param('[retention."P9f"]', "years = 1", "years = 2", id="a period"),
        pytest.param(
            "", "Reports go to the people", "Reports go to people", id="one word"
        ),
        pytest.param("[practice]", "cooling_days = 7", "cooling_days = 8", id="a day"),
    ],
)
def test_a_page_that_says_something_else_is_found(monkeypatch, within, old, new):
    """P6, K2: it shows the right fingerprint, but not the right words."""
    other = edited((old, new), within=within)
    real = open_page("/privacy/").text
    told = other.sha256, edition.in_force().sha256
    with noticed("policy.page_is_the_edition"):
        monkeypatch.setattr(edition, "in_force", lambda: other)
        text = open_page("/privacy/").text.replace(*told)
        monkeypatch.undo()
        page = open_page("/privacy/").__class__(200, "", text, ())
        monkeypatch.setattr(site, "open_page", lambda path: page)

    assert text != real


def test_a_page_of_another_edition_is_found(monkeypatch):
    """K2"""
    with noticed("policy.page_is_the_edition"):
        page = open_page("/privacy/")
        other = page.text.replace(edition.in_force().sha256, "0" * 64)
        monkeypatch.setattr(
            site, "open_page", lambda path: page.__class__(200, "", other, ())
        )


def test_the_page_is_the_edition_that_the_system_works_from():
    """P6, K2: more than a hundred parts are looked for."""
    figure = found("policy.page_is_the_edition").figure

    assert int(figure.split()[2]) > 100


def test_another_phone_number_than_the_policys_is_found(monkeypatch):
    """P15"""
    centre = edition.in_force().controller
    with noticed("website.one_address"):
        other = open_page("/").text.replace(centre.phone, "0117 496 9999")
        monkeypatch.setattr(
            site,
            "open_page",
            lambda path: Opened(200, "", other, ()) if path == "/" else open_page(path),
        )


def test_opening_a_page_sends_what_a_visitor_gets(client):
    """K2: the check reads the page that visitors read."""
    assert open_page("/visiting/").text == client.get("/visiting/").content.decode()
    assert open_page("/staff/today/").status == 302
    assert browsing.MOST_PAGES >= 20
