"""Blocked means blocked (P11c): no report of the family is begun, signed or given."""

from datetime import timedelta

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure.commands.open_message import Outcome, open_message
from kinkeeper.privacy.disclosure.commands.send_code import send_code
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries.restrictions import restrictions_broken
from kinkeeper.reports.commands.sign_report import sign_report
from tests import family
from tests.privacy.disclosure.asking import (
    SOON,
    ask,
    code_sent,
    decide,
    may_be_texted,
    message_sent,
)
from tests.privacy.rights import asking
from tests.reports.conftest import alder, dee, ruth, sasha
from tests.reports.visits import LATER, agreed, draft, signed, visit

__all__ = ["alder", "dee", "ruth", "sasha"]
pytestmark = pytest.mark.django_db
ON = LATER.date()


def blocked(party):
    return asking.request(party, family.omar(), ON, "restriction")


def test_a_report_is_not_given_to_the_other_side_while_priya_asked_for_a_block(
    alder, sasha, dee, ruth
):
    """The gate says so; the request waits and nothing is sent."""
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    wanted = ask(alder.visiting, session)
    asked = blocked(alder.resident)
    held = decide(wanted, ruth)
    assert held.state == ReportRequest.State.HELD
    assert held.rule == "P11c"
    assert "Priya" not in held.because
    asking.answer(asked, ruth, ON, "REFUSED")
    held.refresh_from_db()
    assert decide(held, ruth).state == ReportRequest.State.SENT


def test_a_link_that_was_sent_before_does_not_open_any_more(alder, sasha, dee, ruth):
    """Minutes matter: the gate is asked again at the last door."""
    may_be_texted(alder.visiting)
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    decide(ask(alder.visiting, session), ruth)
    message = message_sent()
    send_code(message=message, now=SOON)
    blocked(alder.resident)
    tried = open_message(message=message, code=code_sent(), now=SOON)
    assert tried.outcome is Outcome.CLOSED
    assert tried.pdf == b""


def test_no_report_is_begun_or_signed_while_it_is_blocked(alder, sasha, dee, ruth):
    report = agreed(visit(alder, sasha), sasha, dee)
    blocked(alder.visiting)
    with pytest.raises(RefusedError, match="signed"):
        sign_report(
            report=report, typed_name=ruth.name, by=ruth, now=SOON,
            version_seen=report.version,
        )  # fmt: skip
    with pytest.raises(RefusedError, match="written"):
        draft(visit(alder, sasha, on=ON - timedelta(days=1)), sasha)


def test_the_ledger_finds_what_was_signed_behind_its_back(alder, sasha, dee, ruth):
    """A promise that was broken is named, by the report that was signed."""
    report = signed(visit(alder, sasha), sasha, dee, ruth)
    assert restrictions_broken(SOON) == []
    Hold.objects.create(
        kind=Hold.Kind.RESTRICTION, case=alder.case, follows="RR-0001",
        from_on=ON, review_on=ON, reason="x", placed_by_id=ruth.pk,
    ).steps.create(at=LATER - timedelta(days=1), what="PLACED")  # fmt: skip
    (used,) = restrictions_broken(SOON)
    assert (used.what, used.reference) == ("signed", str(report.key))
