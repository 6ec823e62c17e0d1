"""K5: a child does not meet somebody here before everything is in place."""

from datetime import date, timedelta
from itertools import product

import pytest

from kinkeeper.rules.contact_sessions.readiness import Facts, PreVisit, Side, decide
from kinkeeper.rules.decision import Outcome

FIRST = date(2026, 3, 14)
WEEK_BEFORE = date(2026, 3, 7)


def visit(side, on=WEEK_BEFORE, proceed=True, signed=True):
    return PreVisit(side, on, proceed, signed)


BOTH = (visit(Side.RESIDENT), visit(Side.VISITING))


def facts(previsits=BOTH, **changes):
    told = {"accepted": True, "supported": False, "first_on": FIRST}
    return Facts(previsits=previsits, **{**told, **changes})


@pytest.mark.parametrize(
    ("given", "outcome", "reasons"),
    [
        pytest.param(facts(), Outcome.ALLOW, 0, id="all is in place"),
        pytest.param(facts(accepted=False), Outcome.REFUSE, 1, id="not accepted"),
        pytest.param(facts(()), Outcome.ASK, 4, id="nothing at all"),
        pytest.param(facts(BOTH[:1]), Outcome.ASK, 2, id="one side only"),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, proceed=False))),
            Outcome.ASK,
            1,
            id="more is needed first",
        ),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, signed=False))),
            Outcome.ASK,
            1,
            id="not signed",
        ),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, FIRST)), supported=True),
            Outcome.ASK,
            1,
            id="supported: pre-visit on the same day",
        ),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, FIRST))),
            Outcome.ALLOW,
            0,
            id="supervised: the same day is allowed",
        ),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, FIRST + timedelta(days=1)))),
            Outcome.ASK,
            2,
            id="a visit after the session does not count",
        ),
        pytest.param(
            facts(BOTH[:1], attending=(Side.RESIDENT,)),
            Outcome.ALLOW,
            0,
            id="only those who attend",
        ),
    ],
)
def test_a_first_session_waits_for_what_is_missing(given, outcome, reasons):
    answer = decide(given)

    assert answer.outcome is outcome
    assert len(answer.reasons) == reasons


def test_no_reason_is_given_twice_and_none_without_a_gap():
    """For every mixture of visits: allowed exactly when nothing is missing."""
    options = [
        None,
        *(
            (on, proceed, signed)
            for on in (WEEK_BEFORE, FIRST)
            for proceed in (True, False)
            for signed in (True, False)
        ),
    ]
    for theirs, hers, supported in product(options, options, (True, False)):
        visits = tuple(
            PreVisit(side, *told)
            for side, told in ((Side.VISITING, theirs), (Side.RESIDENT, hers))
            if told
        )
        answer = decide(facts(visits, supported=supported))
        complete = all(
            told and told[1] and told[2] and not (supported and told[0] == FIRST)
            for told in (theirs, hers)
        )
        assert answer.allowed is complete
        assert len(set(answer.reasons)) == len(answer.reasons)
