"""A parent asks for a report (P10a, S27)."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.once import RepeatedError
from kinkeeper.privacy.disclosure.commands.ask_for_report import (
    AlreadyAskedError,
    NoReportsError,
    target,
)
from kinkeeper.privacy.disclosure.models import ReportRequest
from tests.privacy.disclosure.asking import ask
from tests.reports.visits import visit


def test_asking_gives_a_number_a_day_and_leaves_a_trail(alder, sasha):
    request = ask(alder.visiting, visit(alder, sasha), why="For my solicitor.")

    assert request.reference == "RR-0001"
    assert request.target_on == date(2026, 3, 19)
    assert request.side == "VISITING"
    assert request.unseal()["why"] == "For my solicitor."
    event = Event.objects.get(action="report.asked_for")
    assert (event.by_id, event.case_key) == (
        alder.visiting.account_id, alder.case.key,
    )  # fmt: skip


def test_the_promised_day_steps_over_weekends_and_holidays():
    assert target(date(2026, 3, 30), holidays={date(2026, 4, 3), date(2026, 4, 6)}) == (
        date(2026, 4, 13)
    )


def test_the_same_form_twice_asks_once(alder, sasha):
    session, once = visit(alder, sasha), uuid4()
    ask(alder.visiting, session, once=once)

    with pytest.raises(RepeatedError):
        ask(alder.visiting, session, once=once)

    assert ReportRequest.objects.count() == 1


def test_asking_again_while_it_is_open_names_the_first(alder, sasha):
    session = visit(alder, sasha)
    ask(alder.visiting, session)

    with pytest.raises(AlreadyAskedError, match="RR-0001"):
        ask(alder.visiting, session)
    again = ReportRequest.objects.get()
    again.pk, again.key, again.reference = None, uuid4(), "RR-0002"
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_both_sides_may_ask_for_the_same_report(alder, sasha):
    """DS-1: their requests are independent."""
    session = visit(alder, sasha)

    requests = [ask(alder.visiting, session), ask(alder.resident, session)]

    assert [each.reference for each in requests] == ["RR-0001", "RR-0002"]


def test_supported_visits_have_no_reports(wren, sasha):
    """P7d, REL-f."""
    with pytest.raises(NoReportsError, match="dates"):
        ask(wren.visiting, visit(wren, sasha))


def test_another_familys_visit_does_not_exist(alder, wren, sasha):
    """K3."""
    with pytest.raises(Http404):
        ask(wren.visiting, visit(alder, sasha))
