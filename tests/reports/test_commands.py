"""From first word to signature (P7d, P10a, K3, domain §3.11)."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.db import Error, IntegrityError, transaction

from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.files.words_in import words_in
from kinkeeper.people.models import Party
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations
from kinkeeper.reports import documents
from kinkeeper.reports.commands.approve_report import approve_report
from kinkeeper.reports.commands.begin_report import NotObservedError, begin_report
from kinkeeper.reports.commands.return_report import return_report
from kinkeeper.reports.commands.save_draft import save_draft
from kinkeeper.reports.commands.send_for_review import send_for_review
from kinkeeper.reports.commands.sign_report import PrivateWordsError, sign_report
from kinkeeper.reports.models import Report, ReportVersion
from kinkeeper.reports.queries.checks import judgements_in
from kinkeeper.reports.queries.paper import paper_of
from tests.reports.visits import LATER, agreed, draft, note, sent, signed, visit

State = Report.State


def save(report, by, *, use=None, seen=None, **words):
    return save_draft(
        report=report,
        sections=words,
        by=by,
        now=LATER,
        version_seen=report.version if seen is None else seen,
        use=use,
    )


def sign(report, by, name=None):
    return sign_report(
        report=report,
        typed_name=by.name if name is None else name,
        by=by,
        now=LATER,
        version_seen=report.version,
    )


class TestBeginning:
    def test_the_supervisor_begins_the_first_report_of_a_family(self, alder, sasha):
        report = begin_report(session=visit(alder, sasha), by=sasha, now=LATER)

        assert (report.number, report.state) == (1, State.DRAFT)
        assert report.container == alder.case.reports_container
        assert Event.objects.filter(action="report.begun").count() == 1

    def test_a_supported_visit_has_no_report(self, wren, sasha):
        """P7d, R1: refused in words, and impossible in the database."""
        session = visit(wren, sasha)

        with pytest.raises(NotObservedError, match="do not write reports"):
            begin_report(session=session, by=sasha, now=LATER)

    @pytest.mark.parametrize("claims", ["supported", "supervised"])
    def test_the_database_refuses_it_too(self, wren, sasha, claims):
        """R1: even a row that lies about its service."""
        session = visit(wren, sasha)
        row = Report(
            container=wren.case.reports_container, case=wren.case, session=session,
            service=claims, number=1, author=sasha, begun_at=LATER,
        )  # fmt: skip

        with pytest.raises((IntegrityError, Error)), transaction.atomic():
            row.save()

    def test_another_supervisor_may_not(self, alder, sasha):
        other = type(sasha).objects.create_user("tim@x.org", "pw", name="Tim Ray")

        with pytest.raises(RefusedError):
            begin_report(session=visit(alder, sasha), by=other, now=LATER)

    def test_not_twice_and_not_before_the_visit(self, alder, sasha):
        session = visit(alder, sasha)
        begin_report(session=session, by=sasha, now=LATER)
        planned = visit(
            alder, sasha, on=LATER.date() + timedelta(7), state=Session.State.PLANNED
        )

        with pytest.raises(RefusedError, match="already"):
            begin_report(session=session, by=sasha, now=LATER)
        with pytest.raises(RefusedError, match="has ended"):
            begin_report(session=planned, by=sasha, now=LATER)


class TestWriting:
    def test_every_save_is_kept(self, alder, sasha):
        report = draft(visit(alder, sasha), sasha, PLAY="One.")
        save(report, sasha, PLAY="Two.")

        kept = ReportVersion.objects.filter(report=report).order_by("number")

        assert [v.unseal()["sections"]["PLAY"] for v in kept] == ["One.", "Two."]

    def test_a_note_comes_into_its_part_with_its_time(self, alder, sasha):
        session = visit(alder, sasha)
        seen = note(session, "Maya ran to the door.")
        report = begin_report(session=session, by=sasha, now=LATER)

        save(report, sasha, use=seen.key, PLAY="At first they sat.")

        told = Report.objects.get().unseal()
        assert told["sections"]["PLAY"] == (
            "At first they sat.\nMaya ran to the door. [10:24]"
        )
        assert told["used"] == {str(seen.key): "PLAY"}

    def test_words_are_quoted_and_coming_and_going_has_no_time(self, alder, sasha):
        """K3, domain §2.3: when a side came is that side's own."""
        session = visit(alder, sasha)
        early = note(
            session, "He brought a book.", at=session.starts_at - timedelta(minutes=15),
            category=Note.Category.ARRIVAL,
        )  # fmt: skip
        said = note(
            session, "Look, Daddy", category=Note.Category.CHILD_WORDS,
            is_quote=True, who="Maya",
        )  # fmt: skip
        report = begin_report(session=session, by=sasha, now=LATER)
        save(report, sasha, use=early.key)
        report = save(report, sasha, use=said.key, **report.unseal()["sections"])

        words = report.unseal()["sections"]
        assert words["ARRIVAL"] == "He brought a book."
        assert words["CONVERSATION"] == "Maya: “Look, Daddy” [10:24]"

    def test_two_windows_the_second_is_told(self, alder, sasha):
        report = draft(visit(alder, sasha), sasha, PLAY="One.")
        seen = report.version
        save(Report.objects.get(), sasha, seen=seen, PLAY="From the first window.")

        with pytest.raises(StaleError):
            save(report, sasha, seen=seen, PLAY="From the second.")

        assert (
            Report.objects.get().unseal()["sections"]["PLAY"].startswith("From the f")
        )

    def test_only_the_author_and_only_while_it_is_being_written(
        self, alder, sasha, ruth
    ):
        report = sent(visit(alder, sasha), sasha)

        for somebody in (sasha, ruth):
            with pytest.raises(RefusedError):
                save(report, somebody, PLAY="New.")

    def test_nothing_written_is_not_sent(self, alder, sasha):
        report = begin_report(session=visit(alder, sasha), by=sasha, now=LATER)

        with pytest.raises(RefusedError, match="Write something"):
            send_for_review(
                report=report, by=sasha, now=LATER, version_seen=report.version
            )

    def test_words_of_judgement_are_pointed_out(self):
        assert judgements_in("She clearly seemed upset. He held her hand.") == (
            "clearly",
            "seemed",
        )


class TestTheSecondReader:
    def test_sends_it_back_with_a_remark_and_agrees_the_next_time(
        self, alder, sasha, dee
    ):
        report = sent(visit(alder, sasha), sasha)
        return_report(
            report=report, words="Who opened the door?", by=dee, now=LATER,
            version_seen=report.version,
        )  # fmt: skip
        assert report.state == State.RETURNED
        save(report, sasha, PLAY="Sasha opened the door.")
        send_for_review(report=report, by=sasha, now=LATER, version_seen=report.version)

        approve_report(report=report, by=dee, now=LATER, version_seen=report.version)

        assert (report.state, report.reviewer) == (State.APPROVED, dee)
        assert report.remarks.get().unseal()["words"] == "Who opened the door?"

    def test_is_never_the_author(self, alder, ruth):
        """DS-1: refused, and impossible in the database."""
        report = sent(visit(alder, ruth), ruth)

        with pytest.raises(RefusedError, match="second person"):
            approve_report(
                report=report, by=ruth, now=LATER, version_seen=report.version
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(reviewer=ruth)

    def test_a_supervisor_does_not_review(self, alder, sasha):
        report = sent(visit(alder, sasha), sasha)

        with pytest.raises(RefusedError):
            return_report(
                report=report, words="x", by=sasha, now=LATER,
                version_seen=report.version,
            )  # fmt: skip


class TestSigning:
    def test_seals_the_words_the_header_and_the_paper_together(
        self, alder, sasha, dee, ruth
    ):
        report = signed(visit(alder, sasha), sasha, dee, ruth)
        report = Report.objects.get()

        header = report.unseal()["header"]
        assert [child["name"] for child in header["children"]] == ["Maya", "Theo"]
        assert header["children"][0]["born_on"] == "2018-06-03"
        assert header["minutes"] == 90
        words = " ".join(words_in(paper_of(report)).split())
        assert "Maya and her father built a tower" in words
        assert "does not assess anybody" in words
        assert "Signed by Ruth Adeyemi" in words
        assert report.pdf.sha256 == report.pdf_sha256

    def test_the_paper_tells_nothing_private_and_names_nobody_in_hidden_fields(
        self, alder, sasha, dee, ruth
    ):
        """K3: text and metadata, for both sides."""
        report = signed(visit(alder, sasha), sasha, dee, ruth)

        paper = paper_of(report)
        for side in (Party.Side.RESIDENT, Party.Side.VISITING):
            assert not parties.leaks(words_in(paper), case=alder.case, to_side=side)
        with pikepdf.open(BytesIO(paper)) as pdf:
            hidden = pdf.Root.Metadata.read_bytes().decode() + str(dict(pdf.docinfo))
            assert pdf.Root.MarkInfo.Marked
        for name in ("Maya", "Sasha", "Ruth", "Alder", "KK-0147"):
            assert name not in hidden
        assert "2018" not in words_in(paper)

    @pytest.mark.parametrize(
        "typed",
        [
            pytest.param("They live near BS5 6QX now.", id="her postcode"),
            pytest.param("They live near bs56qx now.", id="written together"),
            pytest.param("He works at Quillon Tyres.", id="his employer"),
            pytest.param("Ring 07700 900101.", id="her number"),
        ],
    )
    def test_a_private_detail_stops_it(self, alder, sasha, dee, ruth, typed):
        """K3: Priya's postcode, typed into a report, never gets out."""
        report = agreed(visit(alder, sasha), sasha, dee, PLAY=typed)

        with pytest.raises(PrivateWordsError):
            sign(report, ruth)

        report.refresh_from_db()
        assert (report.state, report.pdf) == (State.APPROVED, None)
        assert not StoredFile.objects.exists()

    def test_a_child_of_another_family_in_the_building_stops_it(
        self, alder, wren, sasha, dee, ruth
    ):
        visit(wren, sasha)
        report = agreed(visit(alder, sasha), sasha, dee, PLAY="Theo played with Sam.")

        with pytest.raises(PrivateWordsError, match="Sam"):
            sign(report, ruth)

    def test_that_name_on_another_day_does_not(self, alder, wren, sasha, dee, ruth):
        visit(wren, sasha, on=LATER.date() - timedelta(30))
        report = agreed(visit(alder, sasha), sasha, dee, PLAY="A bear called Sam.")

        assert sign(report, ruth).state == State.SIGNED

    def test_needs_the_own_name_another_person_and_an_agreed_report(
        self, alder, sasha, dee, ruth
    ):
        report = agreed(visit(alder, sasha), sasha, dee)
        unread = sent(visit(alder, sasha, on=LATER.date() - timedelta(30)), sasha)

        with pytest.raises(RefusedError, match="own full name"):
            sign(report, ruth, name="Ruth")
        with pytest.raises(RefusedError, match="manager"):
            sign(report, dee)
        with pytest.raises(RefusedError, match="agreed"):
            sign(unread, ruth)
        assert sign(report, ruth, name=" ruth  ADEYEMI ").state == State.SIGNED

    def test_the_author_cannot_sign_even_as_manager(self, alder, ruth, dee):
        report = agreed(visit(alder, ruth), ruth, dee)

        with pytest.raises(RefusedError):
            sign(report, ruth)

    def test_a_word_changed_meanwhile_undoes_it(self, alder, sasha, dee, ruth):
        report = agreed(visit(alder, sasha), sasha, dee)
        Report.objects.update(version=report.version + 1)

        with pytest.raises(StaleError):
            sign(report, ruth)

        assert Report.objects.get().state == State.APPROVED

    @pytest.mark.parametrize(
        ("module", "name"),
        [
            pytest.param(documents, "typeset", id="the paper cannot be made"),
            pytest.param(store, "put", id="the paper cannot be stored"),
            pytest.param(obligations, "refresh", id="it stops after the paper"),
        ],
    )
    def test_never_signed_without_its_paper(
        self, alder, sasha, dee, ruth, monkeypatch, module, name
    ):
        """A fault at any step leaves an unsigned report and no half of a paper."""
        report = agreed(visit(alder, sasha), sasha, dee)

        def stops(*_, **__):
            raise OSError("the power went")

        monkeypatch.setattr(module, name, stops)
        with pytest.raises(OSError, match="power"):
            sign(report, ruth)

        now = Report.objects.get()
        assert (now.state, now.pdf, now.pdf_sha256) == (State.APPROVED, None, "")
        assert "header" not in now.unseal()
        assert not StoredFile.objects.exists()


class TestOnceSigned:
    @pytest.mark.parametrize(
        "change",
        [{"sealed": b"x"}, {"state": "DRAFT"}, {"pdf": None}, {"pdf_sha256": "0"}],
        ids=lambda change: next(iter(change)),
    )
    def test_the_database_refuses_every_change(self, alder, sasha, dee, ruth, change):
        report = signed(visit(alder, sasha), sasha, dee, ruth)

        with pytest.raises(Error, match="signed report"), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)

    def test_saved_versions_never_change(self, alder, sasha):
        draft(visit(alder, sasha), sasha)

        with pytest.raises(Error, match="saved version"), transaction.atomic():
            ReportVersion.objects.update(number=9)

    def test_it_cannot_be_sent_back(self, alder, sasha, dee, ruth):
        report = signed(visit(alder, sasha), sasha, dee, ruth)

        with pytest.raises(RefusedError):
            return_report(
                report=report, words="x", by=ruth, now=LATER,
                version_seen=report.version,
            )  # fmt: skip
