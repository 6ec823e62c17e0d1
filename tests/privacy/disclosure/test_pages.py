"""Asking, deciding and opening, page by page (S27, P10a–P10c, K3)."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.files.words_in import words_in
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from tests import family as people
from tests.privacy.disclosure.asking import (
    NOTE,
    SOON,
    ask,
    code_sent,
    decide,
    may_be_texted,
    token_sent,
)
from tests.reports.visits import signed, visit

State = ReportRequest.State


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(SOON):
        yield


@pytest.fixture
def go(client):
    def sign_in(account):
        client.force_login(account)
        return client

    return sign_in


@pytest.fixture
def session(alder, sasha, dee, ruth):
    made = visit(alder, sasha)
    signed(made, sasha, dee, ruth)
    return made


@pytest.fixture
def request_key(alder, session):
    return ask(alder.visiting, session).key


@pytest.fixture
def link(alder, session, ruth):
    """The path in the letter that Daniel got."""
    may_be_texted(alder.visiting)
    decide(ask(alder.visiting, session), ruth)
    return f"/me/message/{token_sent()}/"


def post(client, url, **data):
    return client.post(url, {"once": uuid4().hex, **data})


def words_of(page):
    return page.content.decode()


def choice(party, session):
    return f"{party.pk}/{trail.name_of(session)}"


class TestAsking:
    def test_a_parent_asks_and_sees_number_and_day(self, go, alder, session):
        client = go(alder.visiting.account)
        assert "Saturday 7 March 2026" in words_of(client.get("/me/reports/ask/"))

        page = client.post(
            "/me/reports/ask/",
            {"once": uuid4().hex, "item": choice(alder.visiting, session), "why": ""},
            follow=True,
        )

        assert "RR-0001" in words_of(page)
        assert "Thursday 19 March 2026" in words_of(page)
        assert page.redirect_chain[-1][0] == "/me/reports/"

    def test_the_same_press_twice_is_one_request(self, go, alder, session):
        client = go(alder.visiting.account)
        form = {"once": uuid4().hex, "item": choice(alder.visiting, session)}

        first = client.post("/me/reports/ask/", form)
        second = client.post("/me/reports/ask/", form)

        assert (first.status_code, second.status_code) in ((302, 302), (302, 400))
        assert ReportRequest.objects.count() == 1

    def test_supported_tells_the_truth(self, go, wren, sasha):
        visit(wren, sasha)
        client = go(wren.visiting.account)

        for url in ("/me/reports/", "/me/reports/ask/"):
            page = words_of(client.get(url))
            assert "We do not write reports about these visits" in page
            assert "Ask for this report" not in page

    def test_nobody_asks_in_the_name_of_the_other(self, go, alder, session):
        """K3: a choice that is not on the page is no choice."""
        page = post(
            go(alder.visiting.account), "/me/reports/ask/",
            item=choice(alder.resident, session),
        )  # fmt: skip

        assert page.status_code == 400
        assert not ReportRequest.objects.exists()

    def test_the_other_side_sees_nothing(self, go, alder, request_key):
        page = words_of(go(alder.resident.account).get("/me/reports/"))

        assert "RR-0001" not in page
        assert "You asked" not in page

    def test_taking_it_back_is_for_the_asker_alone(self, go, alder, request_key):
        url = f"/me/reports/{request_key}/take-back/"

        assert post(go(alder.resident.account), url).status_code == 404
        assert "Take it back" in words_of(
            go(alder.visiting.account).get("/me/reports/")
        )
        post(go(alder.visiting.account), url)
        assert ReportRequest.objects.get().state == State.WITHDRAWN
        assert post(go(alder.visiting.account), url).status_code == 403

    def test_titles_are_neutral(self, go, alder, session, link):
        client = go(alder.visiting.account)

        for url in ("/me/reports/", "/me/reports/ask/", link):
            title = words_of(client.get(url)).split("<title>")[1].split("<")[0]
            for word in ("Alder", "Maya", "child", "ontact"):
                assert word not in title


class TestDeciding:
    def test_the_page_shows_answer_reason_rule_and_one_button(
        self, go, ruth, request_key
    ):
        client = go(ruth)
        assert "RR-0001" in words_of(client.get("/staff/requests/"))

        page = words_of(client.get(f"/staff/requests/{request_key}/"))

        assert "It may be sent." in page
        assert "P10a" in page
        assert "REL-d" in page
        assert "Send it by secure email" in page
        assert 'name="address"' not in page
        assert Event.objects.filter(action="report_request.viewed").exists()

    def test_sending_needs_the_word_about_the_other_side(self, go, ruth, request_key):
        client, url = go(ruth), f"/staff/requests/{request_key}/"

        bare = post(client, url, version=1)
        assert "other side" in words_of(bare)
        assert not Release.objects.exists()
        post(client, url, version=1, other_side_note=NOTE)

        assert Release.objects.count() == 1
        assert "D-0001" in words_of(client.get(url))

    def test_two_deciders_send_once(self, go, ruth, request_key):
        client, url = go(ruth), f"/staff/requests/{request_key}/"

        post(client, url, version=1, other_side_note=NOTE)
        post(client, url, version=1, other_side_note=NOTE)

        assert (Release.objects.count(), Letter.objects.count()) == (1, 1)

    @pytest.mark.parametrize("who", ["sasha", "bea", "omar"])
    def test_others_have_no_such_page(self, go, sasha, request_key, who):
        account = sasha if who == "sasha" else getattr(people, who)()

        for url in ("/staff/requests/", f"/staff/requests/{request_key}/",
                    "/staff/disclosures/", "/staff/disclosures/csv/"):  # fmt: skip
            assert go(account).get(url).status_code == 404

    def test_the_log_and_its_file(self, go, alder, ruth, link):
        """DS-0: and a spreadsheet takes no cell for a formula."""
        line = Release.objects.get()
        line.seal({**line.unseal(), "recipient": "=cmd()"})
        line.save()

        assert "D-0001" in words_of(go(ruth).get("/staff/disclosures/"))
        file = go(ruth).get("/staff/disclosures/csv/")

        assert ",'=cmd()," in words_of(file)
        assert Event.objects.filter(action="disclosures.viewed").count() == 2

    def test_reading_a_code_out_and_taking_back(self, go, ruth, link, client):
        message = SecureMessage.objects.get()

        shown = post(go(ruth), f"/staff/messages/{message.key}/code/")
        post(go(ruth), f"/staff/messages/{message.key}/take-back/")

        assert "It works for 15 minutes" in words_of(shown)
        assert client.get(link).status_code == 404


class TestOpening:
    def test_step_by_step_without_a_sign_in(self, client, link):
        assert "Send me the code" in words_of(client.get(link))
        assert "Type your code" in words_of(post(client, link, send="1"))

        page = post(client, link, code=code_sent())

        assert page.headers["Content-Type"] == "application/pdf"
        assert page.headers["Content-Disposition"] == (
            'inline; filename="document-2026-03-09.pdf"'
        )
        assert "no-store" in page.headers["Cache-Control"]
        assert "tower of blocks" in words_in(page.content)

    def test_a_wrong_code_can_be_typed_again(self, client, link):
        post(client, link, send="1")

        page = post(client, link, code="12")

        assert page.status_code == 400
        assert "That code is not right" in words_of(page)

    def test_unknown_finished_and_taken_back_links_look_the_same(
        self, client, link, ruth
    ):
        unknown = client.get("/me/message/nothing-of-the-kind/")
        with clock.travelled_to(SOON + timedelta(days=15)):
            finished = client.get(link)
        SecureMessage.objects.update(recalled_at=SOON)
        taken_back = post(client, link, code="123456")

        pages = {unknown.content, finished.content, taken_back.content}
        assert len(pages) == 1
        assert {p.status_code for p in (unknown, finished, taken_back)} == {404}

    def test_the_page_names_nobody(self, client, link):
        page = words_of(client.get(link))

        for word in ("Daniel", "Maya", "Alder", "example.org", "07700"):
            assert word not in page
