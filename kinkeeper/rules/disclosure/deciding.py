"""
May this go to this person, this way, today?

What has left the centre cannot be called back, and a report with an address in it can
cost a life. So there is one gate, and one order of rules in which the first that
applies decides; what no rule lets through is refused.
"""

from collections.abc import Callable

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Gate
from kinkeeper.rules.disclosure.last_checks import last_checks
from kinkeeper.rules.disclosure.outcomes import refuse, release
from kinkeeper.rules.disclosure.payers import allocated, payer
from kinkeeper.rules.disclosure.powers import (
    access_request,
    court_paper,
    named_by_court,
    police_request,
)
from kinkeeper.rules.disclosure.protection import lead_block, protection
from kinkeeper.rules.disclosure.question import Question
from kinkeeper.rules.disclosure.standing import (
    NEED_AUTHORITY,
    PARENTS,
    barred,
    good_authority,
    no_report,
    no_standing,
    parent_step,
)
from kinkeeper.rules.disclosure.words import Role

Rule = Callable[[Question, Gate], Answer | None]


def court_direction(question: Question, gate: Gate) -> Answer | None:
    """A court has said who may have the reports: they, and nobody else (REL-a)."""
    if question.court_direction is None or not question.is_report:
        return None
    step = gate.steps["court_direction"]
    if not named_by_court(question):
        return refuse(step, "A court has named who may have the reports, and not them.")
    return last_checks(question, step, gate) or release(
        question, step, "A court has named them among those who may have the reports."
    )


ORDER: tuple[Rule, ...] = (
    protection,
    lead_block,
    court_paper,
    access_request,
    no_report,
    barred,
    court_direction,
    police_request,
    no_standing,
    payer,
)


def decide(question: Question, gate: Gate) -> Answer:
    """Answer a question about a release by the policy's gate."""
    for rule in ORDER:
        answer = rule(question, gate)
        if answer is not None:
            return answer
    return _the_rest(question, gate)


def _the_rest(question: Question, gate: Gate) -> Answer:
    """Parties, those with a party's authority, and the officer of the case (DS-1)."""
    role = question.recipient.role
    if role in PARENTS:
        step = parent_step(question, gate).also(*gate.steps["private"].via)
        why = "The parent is a party to the case and asked for it."
        return last_checks(question, step, gate) or release(question, step, why)
    if role in {*NEED_AUTHORITY, Role.SOCIAL_WORKER}:
        if good_authority(question.power, question.today):
            step, why = gate.steps["authority"], "A party has authorised it in writing."
            return last_checks(question, step, gate) or release(question, step, why)
    elif role is Role.CAFCASS_OFFICER:
        why = "The Cafcass officer has this case."
        return allocated(question, gate.steps["officer"], gate, why)
    return refuse(
        gate.steps["stranger"], "Nothing in the policy lets this person have it."
    )
