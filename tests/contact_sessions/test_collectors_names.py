"""K3: whom one side sends to collect a child is no business of the other side's."""

from datetime import timedelta

import pytest

from kinkeeper.contact_sessions.commands.allow_collector import (
    Person,
    allow_collector,
    end_collector,
)
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries import parties
from kinkeeper.referrals.commands.post_letter import post_letter
from kinkeeper.reports.models import Report
from kinkeeper.reports.queries.checks import private_in
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY

WORDS = "At twelve, JOAN  Amory came for the children."


@pytest.fixture
def allow(session, dee):
    def go(name="Joan Amory", basis="RESIDENT", related="Grandmother"):
        return allow_collector(
            case=session.case,
            person=Person(name, related, "Lighthouse"),
            basis=basis,
            from_on=SATURDAY - timedelta(days=5),
            by=dee,
            now=MONDAY_BEFORE,
        )

    return go


@pytest.mark.parametrize("basis", ["RESIDENT", "COUNCIL"])
def test_a_name_that_one_side_gave_stops_a_report_and_a_letter(
    session, allow, dee, basis
):
    """K3: neither may carry it to the other side, also when she is off the list."""
    case = session.case
    joan = allow(basis=basis)
    report = Report(case=case, session=session)
    assert private_in(report, WORDS) == ("joan amory",)
    assert parties.leaks(WORDS, case=case, to_side="RESIDENT") == []
    visiting = parties.adult(case, "VISITING")
    with pytest.raises(RefusedError, match="joan amory"):
        post_letter(party=visiting, words=WORDS, by=dee, now=MONDAY_BEFORE)
    end_collector(collector=joan, today=SATURDAY, by=dee, version_seen=1)
    assert private_in(report, WORDS) == ("joan amory",)


@pytest.mark.parametrize("basis", ["BOTH", "ORDER"])
def test_a_name_that_both_know_is_no_secret(session, allow, basis):
    allow()
    allow(basis=basis)
    assert parties.leaks(WORDS, case=session.case, to_side="VISITING") == []


def test_ordinary_words_do_not_stop_a_report(session, allow):
    """The agreed word is not looked for: whoever was stopped would learn it."""
    allow(name="Grandmother")
    father = parties.adult(session.case, "VISITING").person
    allow(name=father.full_name)
    words = f"{father.full_name} drew a lighthouse for their Grandmother."
    assert parties.leaks(words, case=session.case, to_side="VISITING") == []
