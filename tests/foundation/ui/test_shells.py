"""The frames of all pages: ways to skip, ways to leave, and nothing given away."""

import re

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.context import shell
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.foundation.ui.gallery import PAGES, gallery_page

SHELLS = ("public", "portal", "staff", "plain", "print")
NAV = [
    {"label": "Today", "url": "/t/", "icon": "today", "count": 0, "current": True},
    {"label": "Referrals", "url": "/r/", "icon": "inbox", "count": 4, "group": "More"},
]


class AskForm(PlainForm):
    name = fields.PlainTextField(label="Your name", asking="your name")


def page(name: str, blocks: str = "", **attributes) -> str:
    request = RequestFactory().get("/")
    context = attributes.pop("context", {})
    for key, value in attributes.items():
        setattr(request, key, value)
    words = "{% block title %}Waiting list{% endblock %}"
    source = f'{{% extends "ui/shell_{name}.html" %}}{{% load kk %}}{words}{blocks}'
    template = engines["django"].from_string(source)
    return template.render({**shell(request), **context}, request)


@pytest.mark.parametrize("name", SHELLS)
def test_every_page_is_whole(name):
    html = page(name, "{% block heading %}Waiting{% endblock %}")

    assert html.count("<h1>") == html.count('<main id="main"') == 1
    assert html.lstrip().startswith("<!doctype html>")
    assert 'name="referrer" content="same-origin"' in html


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("staff", "Waiting list – Kinkeeper"),
        ("portal", "Waiting list"),
        ("plain", "Waiting list"),
        ("public", "Waiting list – Henleaze Centre"),
    ],
)
def test_the_tab_says_no_more_than_it_should(name, title):
    html = page(name, kk_shell={"centre_name": "Henleaze Centre"})

    assert f"<title>{title}</title>" in html


def test_the_portals_title_is_neutral_when_the_author_forgot_it():
    html = render_to_string("ui/shell_portal.html")

    assert "<title>Your page</title>" in html


@pytest.mark.parametrize("name", ["portal", "staff", "plain", "print"])
def test_only_public_pages_may_be_found_by_search_engines(name):
    assert "noindex" in page(name)
    assert "noindex" not in page("public")


def test_every_portal_page_can_be_left_without_scripts():
    html = page("portal")

    assert html.count('href="/exit/"') == 2
    assert html.index('href="#main"') < html.index('href="/exit/"')
    assert "ui/js/exit" in html


def test_the_calm_public_page_shows_no_exit_unless_asked():
    assert 'class="exit"' not in page("public")
    assert 'class="exit"' in page(
        "public", "{% block exit %}{% exit_button %}{% endblock %}"
    )


@pytest.mark.parametrize("name", SHELLS)
def test_scripts_are_files_and_wait_for_the_page(name):
    for tag in re.findall(r"<script[^>]*>[^<]*", page(name)):
        assert re.fullmatch(r'<script src="[^"]+" defer>', tag)


def test_errors_of_the_form_come_first_and_change_the_title():
    html = page("staff", context={"form": AskForm({})})

    assert "<title>Error: Waiting list" in html
    assert html.index("There is a problem") < html.index("stack")


def test_a_menu_says_what_is_current_and_how_much_waits():
    html = page("staff", kk_nav=NAV)

    assert '<a href="/t/" aria-current="page">' in html
    assert '4<span class="vh"> to do</span>' in html
    assert '<p class="nav-h">More</p>' in html
    assert 'href="#menu"' in html


def test_without_a_menu_no_empty_navigation_is_left():
    assert "<nav" not in page("staff")


def test_a_demonstration_is_marked_on_every_page():
    assert "PRETEND" in page("staff", kk_shell={"demo": True})
    assert "PRETEND" in page("portal", context={"demo": True})
    assert "PRETEND" not in page("staff")


def test_the_bottom_bar_takes_the_chosen_four():
    nav = [{"label": f"P{n}", "url": f"/{n}/", "tab": f"T{n}"} for n in range(6)]
    request = RequestFactory().get("/")
    request.kk_nav = nav

    tabs = shell(request)["nav_tabs"]

    assert [tab["label"] for tab in tabs] == ["T0", "T1", "T2", "T3"]


def test_a_search_that_was_typed_comes_back_as_text():
    html = page("staff", kk_shell={"search_url": "/s/", "search_query": '"><b>'})

    assert 'value="&quot;&gt;&lt;b&gt;"' in html


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_stand_without_a_request(code):
    html = render_to_string(f"{code}.html")

    assert "<h1>" in html
    assert not re.search(r"\b(invalid|forbidden|oops|sorry|please)\b", html, re.I)


def test_a_refusal_is_a_sentence():
    html = render_to_string(
        "ui/refused.html", {"why": "Ask <Ruth>.", "back_url": "/b/"}
    )

    assert "<p>Ask &lt;Ruth&gt;.</p>" in html
    assert 'href="/b/"' in html


@pytest.mark.parametrize("show", PAGES)
def test_the_gallery_shows_every_part(show):
    response = gallery_page(RequestFactory().get("/", {"show": show}))
    html = response.content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert response.status_code == 200
    assert len(ids) == len(set(ids))
