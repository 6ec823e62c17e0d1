"""A parent changes their mind (P10a)."""

import pytest
from django.http import Http404

from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure.commands.withdraw_request import withdraw_request
from kinkeeper.privacy.disclosure.models import ReportRequest
from tests.privacy.disclosure.asking import SOON, ask, decide
from tests.reports.visits import signed, visit


def test_an_open_request_is_taken_back_and_can_be_asked_again(alder, sasha, ruth):
    session = visit(alder, sasha)
    request = ask(alder.visiting, session)

    withdraw_request(request=request, by=alder.visiting.account, now=SOON)

    assert request.state == ReportRequest.State.WITHDRAWN
    assert Event.objects.filter(action="report_request.withdrawn").count() == 1
    assert ask(alder.visiting, session).reference == "RR-0002"
    with pytest.raises(RefusedError):
        decide(request, ruth)


def test_not_somebody_elses_and_not_an_answered_one(alder, sasha, dee, ruth):
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    request = ask(alder.visiting, session)

    with pytest.raises(Http404):
        withdraw_request(request=request, by=alder.resident.account, now=SOON)
    decide(request, ruth)
    with pytest.raises(RefusedError, match="answered"):
        withdraw_request(request=request, by=alder.visiting.account, now=SOON)
