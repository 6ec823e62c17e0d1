"""K5: a child does not meet somebody here before everything is in place."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product

import pytest

from kinkeeper.rules.contact_sessions.readiness import (
    RISKS,
    Assessment,
    Facts,
    PreVisit,
    Side,
    decide,
)
from kinkeeper.rules.decision import Outcome

FIRST = date(2026, 3, 14)
WEEK_BEFORE = date(2026, 3, 7)
SIGNED = Assessment(stops=False, signed=True, same_kind=True, review_on=FIRST)


def visit(side, on=WEEK_BEFORE, proceed=True, began_at=None):
    usual = time(10) if side is Side.RESIDENT else time(14)
    return PreVisit(side, on, proceed, began_at or usual, True, True)


BOTH = (visit(Side.RESIDENT), visit(Side.VISITING))
READY = Facts(
    accepted=True,
    supported=False,
    first_on=FIRST,
    risk=SIGNED,
    forms=tuple(Side),
    fee_agreed=True,
    previsits=BOTH,
    signed=tuple(Side),
)


def facts(previsits=BOTH, **changes):
    return replace(READY, previsits=previsits, **changes)


def risk(**changes):
    return facts(risk=replace(SIGNED, **changes))


@pytest.mark.parametrize(
    ("given", "outcome", "reasons"),
    [
        pytest.param(facts(), Outcome.ALLOW, 0, id="all is in place"),
        pytest.param(facts(accepted=False), Outcome.REFUSE, 1, id="not accepted"),
        pytest.param(facts(()), Outcome.ASK, 2, id="no visit"),
        pytest.param(facts(BOTH[:1]), Outcome.ASK, 1, id="one side only"),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, proceed=False))),
            Outcome.ASK,
            1,
            id="more is needed first",
        ),
        pytest.param(facts(signed=()), Outcome.ASK, 2, id="nobody has signed"),
        pytest.param(facts(signed=(Side.RESIDENT,)), Outcome.ASK, 1, id="one signed"),
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
            1,
            id="a visit after the session does not count",
        ),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, began_at=time(11, 59)))),
            Outcome.ASK,
            1,
            id="they may have met at the pre-visits",
        ),
        pytest.param(
            facts((BOTH[0], visit(Side.VISITING, began_at=time(12)))),
            Outcome.ALLOW,
            0,
            id="two hours are enough",
        ),
        pytest.param(
            facts(BOTH[:1], attending=(Side.RESIDENT,)),
            Outcome.ALLOW,
            0,
            id="only those who attend",
        ),
        pytest.param(facts(forms=()), Outcome.ASK, 2, id="no form"),
        pytest.param(
            facts(forms=(), forms_needed=()), Outcome.ALLOW, 0, id="sent by others"
        ),
        pytest.param(facts(fee_agreed=False), Outcome.ASK, 1, id="who pays"),
        pytest.param(
            facts((replace(BOTH[0], names_collectors=False), BOTH[1])),
            Outcome.ASK,
            1,
            id="who collects",
        ),
        pytest.param(
            facts((BOTH[0], replace(BOTH[1], names_collectors=False))),
            Outcome.ALLOW,
            0,
            id="the visiting adult is not asked who collects",
        ),
        pytest.param(
            facts(tuple(replace(each, tells_health=False) for each in BOTH)),
            Outcome.ASK,
            2,
            id="nobody was asked about health",
        ),
        pytest.param(
            facts((replace(BOTH[0], held_on=FIRST), BOTH[0], BOTH[1])),
            Outcome.ALLOW,
            0,
            id="one visit of a side is enough",
        ),
        pytest.param(facts(order_needed=True), Outcome.ASK, 1, id="no order"),
        pytest.param(
            facts(order_needed=True, order_on_file=True), Outcome.ALLOW, 0, id="order"
        ),
        pytest.param(facts(risk=None), Outcome.ASK, 1, id="risks not assessed"),
        pytest.param(risk(signed=False), Outcome.ASK, 1, id="second signature"),
        pytest.param(risk(same_kind=False), Outcome.ASK, 1, id="for another kind"),
        pytest.param(
            risk(review_on=FIRST - timedelta(days=1)), Outcome.ASK, 1, id="out of date"
        ),
        pytest.param(risk(stops=True), Outcome.REFUSE, 1, id="a person said stop"),
        pytest.param(
            facts((), forms=(), signed=(), risk=None, met=True),
            Outcome.ALLOW,
            0,
            id="has met",
        ),
        pytest.param(
            replace(risk(stops=True), met=True), Outcome.REFUSE, 1, id="met, then stop"
        ),
        pytest.param(
            facts(accepted=False, met=True), Outcome.REFUSE, 1, id="met, place gone"
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
        *product((WEEK_BEFORE, FIRST), (True, False)),
    ]
    signers = ((), (Side.RESIDENT,), tuple(Side))
    for theirs, hers, supported, signed in product(
        options, options, (True, False), signers
    ):
        visits = tuple(
            visit(side, *told)
            for side, told in ((Side.VISITING, theirs), (Side.RESIDENT, hers))
            if told
        )
        answer = decide(facts(visits, supported=supported, signed=signed))
        complete = len(signed) == 2 and all(
            told and told[1] and not (supported and told[0] == FIRST)
            for told in (theirs, hers)
        )
        assert answer.allowed is complete
        assert len(set(answer.reasons)) == len(answer.reasons)


def test_no_mixture_goes_past_a_person_who_said_stop():
    stopped = replace(SIGNED, stops=True)
    for signed, kind, met in product((True, False), repeat=3):
        told = replace(stopped, signed=signed, same_kind=kind)
        answer = decide(facts(risk=told, met=met))
        assert answer.outcome is Outcome.REFUSE
        assert answer.reasons[0].source == RISKS
