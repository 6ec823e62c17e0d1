"""The desk and the composer, as Sasha, Dee and Ruth see them (S5, P7d, K3)."""

from uuid import uuid4

import pytest

from kinkeeper.foundation.audit.models import Event
from kinkeeper.reports.models import Report
from tests import family as people
from tests.reports.visits import agreed, draft, note, sent, signed, visit

State = Report.State


@pytest.fixture
def go(client):
    """Sign somebody in and return their client."""

    def sign_in(account):
        client.force_login(account)
        return client

    return sign_in


def post(client, url, **data):
    return client.post(url, {"once": uuid4().hex, **data})


def url(report, page=""):
    return f"/staff/reports/{report.key}/{page}"


def words_of(page):
    return page.content.decode()


class TestTheDesk:
    def test_each_sees_the_pile_that_is_theirs(self, go, alder, sasha, dee, ruth):
        session = visit(alder, sasha)
        assert "No report yet" in words_of(go(sasha).get("/staff/reports/"))

        report = sent(session, sasha)
        assert "With the second reader" in words_of(go(sasha).get("/staff/reports/"))
        assert "To read as second person" in words_of(go(dee).get("/staff/reports/"))
        assert f"{report.key}/check/" in words_of(go(ruth).get("/staff/reports/"))

    def test_is_not_there_for_a_volunteer_or_a_parent(self, go, alder):
        assert go(people.bea()).get("/staff/reports/").status_code == 404
        assert go(alder.visiting.account).get("/staff/reports/").status_code == 404

    def test_another_supervisor_sees_nothing_of_it(self, go, alder, sasha):
        from kinkeeper.foundation.accounts.roles import Role

        report = draft(visit(alder, sasha), sasha)
        tim = people.worker("Tim Ray", Role.SUPERVISOR)

        assert str(report.key) not in words_of(go(tim).get("/staff/reports/"))
        assert go(tim).get(url(report)).status_code == 404
        assert go(tim).get(url(report, "write/")).status_code == 404

    def test_beginning_leads_to_the_composer_and_a_second_press_too(
        self, go, alder, sasha
    ):
        session = visit(alder, sasha)
        begin, once = f"/staff/reports/begin/{session.key}/", uuid4().hex

        first = go(sasha).post(begin, {"once": once})
        second = go(sasha).post(begin, {"once": once})

        assert first.url == second.url == url(Report.objects.get(), "write/")

    def test_a_supported_visit_has_no_such_page(self, go, wren, sasha):
        """P7d."""
        session = visit(wren, sasha)

        page = post(go(sasha), f"/staff/reports/begin/{session.key}/")

        assert page.status_code == 404
        assert str(session.key) not in words_of(go(sasha).get("/staff/reports/"))


class TestTheComposer:
    def test_shows_notes_and_warns_of_what_is_private(self, go, alder, sasha):
        """K3: while it is being written."""
        session = visit(alder, sasha)
        note(session, "Maya ran to the door.")
        report = draft(session, sasha, PLAY="They live at BS5 6QX. She seemed glad.")

        page = words_of(go(sasha).get(url(report, "write/")))

        assert "Maya ran to the door." in page
        assert "Take out “bs5 6qx”" in page
        assert "Look again at: seemed" in page
        assert "1 note not used" in page
        assert Event.objects.filter(action="report.viewed").exists()

    def test_using_a_note_keeps_what_was_typed_beside_it(self, go, alder, sasha):
        session = visit(alder, sasha)
        seen = note(session, "Maya ran to the door.")
        report = draft(session, sasha)

        post(
            go(sasha), url(report, "write/"),
            version=report.version, ENDING="Typed, not saved.", use=seen.key,
        )  # fmt: skip

        told = Report.objects.get().unseal()["sections"]
        assert told["ENDING"] == "Typed, not saved."
        assert told["PLAY"].endswith("[10:24]")

    def test_two_windows_both_texts_are_shown_and_nothing_is_lost(
        self, go, alder, sasha
    ):
        report = draft(visit(alder, sasha), sasha, PLAY="One.")
        client, write = go(sasha), url(report, "write/")
        post(client, write, version=report.version, PLAY="First window.")

        page = post(client, write, version=report.version, PLAY="Second window.")

        assert page.status_code == 409
        assert "First window." in words_of(page)
        assert "Second window." in words_of(page)
        now = Report.objects.get()
        assert now.unseal()["sections"]["PLAY"] == "First window."
        again = post(client, write, version=now.version, PLAY="Both.")
        assert again.status_code == 302

    def test_is_shut_while_somebody_reads(self, go, alder, sasha):
        report = sent(visit(alder, sasha), sasha)

        assert go(sasha).get(url(report, "write/")).status_code == 404
        assert go(sasha).get(url(report)).status_code == 200

    def test_saving_and_sending(self, go, alder, sasha):
        report = draft(visit(alder, sasha), sasha)
        client = go(sasha)

        page = post(
            client, url(report, "write/"), version=report.version, PLAY="One.", send="1"
        )
        assert page.url == url(report, "send/")
        assert client.get(page.url).status_code == 200
        post(client, page.url, version=Report.objects.get().version)

        assert Report.objects.get().state == State.IN_REVIEW

    def test_what_somebody_typed_is_never_markup(self, go, alder, sasha):
        report = draft(visit(alder, sasha), sasha, PLAY="<script>alert(1)</script>")

        for page in ("", "write/", "versions/"):
            assert "<script>alert" not in words_of(go(sasha).get(url(report, page)))


class TestCheckingAndSigning:
    def test_the_author_has_no_such_pages(self, go, alder, ruth, dee):
        report = sent(visit(alder, ruth), ruth)
        assert go(ruth).get(url(report, "check/")).status_code == 404

        go(dee)
        post(go(dee), url(report, "check/"), version=report.version, agree="1")
        assert Report.objects.get().state == State.APPROVED
        assert go(ruth).get(url(report, "sign/")).status_code == 404

    def test_the_second_reader_sees_words_and_notes(self, go, alder, sasha, dee):
        session = visit(alder, sasha)
        note(session, "Maya ran to the door.")
        report = sent(session, sasha)

        page = words_of(go(dee).get(url(report, "check/")))

        assert "Maya ran to the door." in page
        assert "built a tower" in page

    def test_sending_back_needs_a_word(self, go, alder, sasha, dee):
        report = sent(visit(alder, sasha), sasha)
        client, check = go(dee), url(report, "check/")

        page = post(client, check, version=report.version, back="1")
        assert "Say what the author should look at again." in words_of(page)
        post(client, check, version=report.version, back="1", words="When?")

        assert Report.objects.get().state == State.RETURNED

    def test_signing_by_name(self, go, alder, sasha, dee, ruth):
        report = agreed(visit(alder, sasha), sasha, dee)
        client, sign = go(ruth), url(report, "sign/")

        wrong = post(
            client, sign, version=report.version, agreed="on", typed_name="Ruth"
        )
        assert "own full name" in words_of(wrong)
        right = post(
            client, sign,
            version=report.version, agreed="on", typed_name="Ruth Adeyemi",
        )  # fmt: skip

        assert right.url == url(report)
        assert Report.objects.get().state == State.SIGNED
        assert "nothing in it changes" in words_of(client.get(right.url))

    def test_a_private_detail_is_named_and_nothing_is_signed(
        self, go, alder, sasha, dee, ruth
    ):
        report = agreed(visit(alder, sasha), sasha, dee, PLAY="Near BS5 6QX.")

        page = post(
            go(ruth), url(report, "sign/"),
            version=report.version, agreed="on", typed_name="Ruth Adeyemi",
        )  # fmt: skip

        assert "bs5 6qx" in words_of(page)
        assert Report.objects.get().state == State.APPROVED

    def test_a_signed_report_can_be_read_and_not_written(
        self, go, alder, sasha, dee, ruth
    ):
        report = signed(visit(alder, sasha), sasha, dee, ruth)

        assert report.pdf_sha256 in words_of(go(sasha).get(url(report)))
        for page in ("write/", "send/", "check/", "sign/"):
            for who in (sasha, dee, ruth):
                assert go(who).get(url(report, page)).status_code == 404
