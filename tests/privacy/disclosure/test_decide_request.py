"""Who gets a report, and how it leaves (P10a–P10c, P7d, P7e, P7g, K3)."""

from datetime import date

import pytest

from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import CourtOrder, Party
from kinkeeper.privacy.disclosure.commands.send_document import NotCleanError
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from kinkeeper.privacy.disclosure.queries import gate
from kinkeeper.privacy.disclosure.queries.mine import my_reports
from kinkeeper.rules.disclosure import Decision
from tests.family import PRIYA_PRIVATE
from tests.privacy.disclosure.asking import (
    NOTE,
    SOON,
    ask,
    decide,
    last_letter,
    token_sent,
)
from tests.reports.visits import agreed, draft, signed, visit

State = ReportRequest.State
TODAY = SOON.date()


@pytest.fixture
def asked(alder, sasha, dee, ruth):
    """Daniel has asked for the signed report on a visit that he paid for."""
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    return ask(alder.visiting, session)


def court_lets(case, *roles, **more):
    order = CourtOrder(
        case=case, container=case.container, recorded_on=date(2026, 1, 5),
        report_recipients=list(roles), **more,
    )  # fmt: skip
    order.seal({"terms": "x"})
    order.save()


class TestAPrivateReport:
    def test_goes_to_the_parent_who_asked_by_link_alone(self, asked, alder, ruth):
        """P10a, P10b, DS-1."""
        decide(asked, ruth)

        letter = Letter.objects.get()
        told = letter.unseal()
        assert asked.state == State.SENT
        assert told["to"] == "daniel@example.org"
        assert letter.get_subject_display() == "You have a new message"
        assert "/me/message/" in told["body"]
        for word in ("Maya", "report", "Alder", "Daniel", "contact", "child"):
            assert word not in told["body"]
        assert token_sent() not in SecureMessage.objects.get().token_sha256

    def test_writes_the_line_of_the_log(self, asked, alder, ruth):
        """DS-0: each field."""
        decide(asked, ruth)

        line = Release.objects.get()
        told = line.unseal()
        assert (line.reference, line.channel, line.side) == (
            "D-0001", "secure_email", "VISITING",
        )  # fmt: skip
        assert line.item == f"reports.Report:{alder.case.reports.get().key}"
        assert line.item_sha256 == alder.case.reports.get().pdf_sha256
        assert line.recipient_role == "non_resident_parent"
        assert "REL-d" in line.via
        assert line.decided_by == ruth
        assert line.other_side_note == NOTE
        assert told["recipient"] == "Daniel Holt"
        assert told["address_used"] == "daniel@example.org"
        assert told["pages"] == 1
        assert told["identity_verified_on"] == "2025-09-22"
        assert Event.objects.filter(action="report.released").count() == 1

    def test_needs_a_decision_about_the_other_side(self, asked, ruth):
        """R29."""
        with pytest.raises(RefusedError, match="other side"):
            decide(asked, ruth, note="  ")

        assert not Release.objects.exists()
        assert ReportRequest.objects.get().state == State.ASKED

    def test_the_other_side_never_learns_of_it(self, asked, alder, ruth):
        """K3, R29."""
        decide(asked, ruth)

        hers = my_reports(viewer=alder.resident.account, today=TODAY)

        assert hers.requests == []
        assert Letter.objects.count() == 1

    def test_is_decided_once(self, asked, ruth):
        seen = asked.version
        decide(asked, ruth)

        with pytest.raises(StaleError):
            decide(ReportRequest.objects.get(), ruth, seen=seen)
        with pytest.raises(RefusedError, match="already"):
            decide(ReportRequest.objects.get(), ruth)

        assert Release.objects.count() == 1

    def test_a_supervisor_does_not_decide(self, asked, sasha):
        with pytest.raises(RefusedError, match="role"):
            decide(asked, sasha)

    def test_no_email_to_somebody_who_said_no_to_email(self, asked, alder, ruth):
        told = alder.visiting.unseal()
        alder.visiting.seal({**told, "safe_contact": {"email": {"may": "no"}}})
        alder.visiting.save()

        with pytest.raises(RefusedError, match="email"):
            decide(ReportRequest.objects.get(), ruth)

    def test_the_paper_is_searched_again_before_it_leaves(
        self, asked, alder, ruth, monkeypatch
    ):
        """K3: her new workplace is in the old paper. Gate and check both see it."""
        alder.resident.seal({**PRIYA_PRIVATE, "employer": "tower of blocks"})
        alder.resident.save()
        decision = gate.ask(asked, today=TODAY)
        assert decision.answer.decision is Decision.HOLD

        class Opened:
            releases, answer, question = True, decision.answer, decision.question
            record = decision.record

        monkeypatch.setattr(gate, "ask", lambda *_, **__: Opened)
        with pytest.raises(NotCleanError):
            decide(asked, ruth)
        assert not Letter.objects.exists()


class TestOtherAnswers:
    @pytest.mark.parametrize("share", [100, 1])
    def test_the_council_pays_so_the_social_worker_shares_it(
        self, alder, sasha, dee, ruth, share
    ):
        """P10c, DS-2, REL-b: any share of that session."""
        session = visit(
            alder, sasha, paid_by={"local_authority": share, "private": 100 - share}
        )
        signed(session, sasha, dee, ruth)
        request = decide(ask(alder.visiting, session), ruth)

        mine = my_reports(viewer=alder.visiting.account, today=TODAY)

        assert request.state == State.REFERRED
        assert not Release.objects.exists()
        assert "social worker" in mine.requests[0].answer
        assert "social" not in last_letter()["body"]

    def test_barred(self, asked, alder, ruth):
        """P7g: and the parent is not told why."""
        Party.objects.filter(pk=alder.visiting.pk).update(barred=True)

        decide(asked, ruth)

        mine = my_reports(viewer=alder.visiting.account, today=TODAY).requests[0]
        assert asked.state == State.REFUSED
        assert "order" not in mine.answer
        assert asked.because not in mine.answer

    def test_the_safeguarding_lead_has_stopped_releases(self, asked, alder, ruth):
        """P7e, REL-e: held, and the words to the parent tell nothing."""
        type(alder.case).objects.update(releases_blocked=True)

        decide(asked, ruth)

        mine = my_reports(viewer=alder.visiting.account, today=TODAY).requests[0]
        assert asked.state == State.HELD
        assert mine.answer.startswith("We need more time")
        type(alder.case).objects.update(releases_blocked=False)
        assert decide(asked, ruth).state == State.SENT

    def test_a_court_named_somebody_else(self, asked, alder, ruth):
        """REL-a, DS-12."""
        court_lets(alder.case, "social_worker", "resident_parent")

        assert decide(asked, ruth).state == State.REFUSED

    def test_a_court_named_him(self, asked, alder, ruth):
        court_lets(alder.case, "non_resident_parent")
        court_lets(alder.case, "social_worker", expires_on=date(2026, 2, 1))

        assert decide(asked, ruth).state == State.SENT

    def test_not_signed_yet(self, alder, sasha, dee, ruth):
        session = visit(alder, sasha)
        agreed(session, sasha, dee)

        assert decide(ask(alder.visiting, session), ruth).state == State.HELD

    def test_no_report_yet(self, alder, sasha, ruth):
        assert decide(ask(alder.visiting, visit(alder, sasha)), ruth).state == (
            State.HELD
        )


def test_portal_tells_the_truth_beforehand(alder, wren, sasha, dee, ruth):
    """S27."""
    draft(visit(alder, sasha), sasha)
    visit(alder, sasha, on=date(2026, 2, 7), paid_by={"local_authority": 50})
    visit(wren, sasha)

    daniel = my_reports(viewer=alder.visiting.account, today=TODAY)
    tom = my_reports(viewer=wren.visiting.account, today=TODAY)

    assert "not ready yet" in daniel.items[0][1]
    assert "social worker" in daniel.items[1][1]
    assert tom.no_reports
