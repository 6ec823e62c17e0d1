"""Does the recipient have any business with this record? (DS-1, DS-3, DS-14)

Asked before the question who pays, so that a stranger is not even told that.
"""

from datetime import date

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Gate, Step
from kinkeeper.rules.disclosure.outcomes import refuse
from kinkeeper.rules.disclosure.question import Power, Question
from kinkeeper.rules.disclosure.words import PowerKind, Role
from kinkeeper.rules.retention.words import Service

PARENTS = {Role.RESIDENT_PARENT, Role.NON_RESIDENT_PARENT}
NEED_AUTHORITY = {Role.SOLICITOR, Role.OTHER}
NEED_A_POWER = {Role.POLICE, Role.SAFEGUARDING_BODY, Role.COURT}


def no_report(question: Question, gate: Gate) -> Answer | None:
    """Of a supported session there is no report (REL-f)."""
    if not question.is_report or question.session.service is not Service.SUPPORTED:
        return None
    why = "No report is written about supported contact, so there is none to give."
    return refuse(gate.steps["no_report"], why)


def barred(question: Question, gate: Gate) -> Answer | None:
    """An order keeps reports from this person."""
    if not question.recipient.barred:
        return None
    return refuse(gate.steps["barred"], "An order keeps this from the recipient.")


def no_standing(question: Question, gate: Gate) -> Answer | None:
    """Refuse those who are neither a party, nor authorised, nor armed with a power."""
    role, steps = question.recipient.role, gate.steps
    if role in PARENTS and not question.recipient.party_to_case:
        return refuse(parent_step(question, gate), "This parent is not on the case.")
    if role in NEED_AUTHORITY and not good_authority(question.power, question.today):
        if question.power_kind is PowerKind.WRITTEN_AUTHORITY:
            why = "The written authority is incomplete or has run out."
            return refuse(steps["authority"], why)
        why = "Without a party's written authority nothing goes to this person."
        return refuse(steps["stranger"], why)
    if role in NEED_A_POWER:
        why = "A court, the police or another body needs an order or a proper request."
        return refuse(steps["stranger"], why)
    return None


def parent_step(question: Question, gate: Gate) -> Step:
    """Return the rule for parents: reports on request, or dates and times."""
    return gate.steps["parent_report" if question.is_report else "parent_attendance"]


def good_authority(power: Power | None, today: date) -> bool:
    """Tell whether a party's written authority is complete and still runs."""
    return (
        power is not None
        and power.kind is PowerKind.WRITTEN_AUTHORITY
        and power.written
        and power.scope_clear
        and power.given_by_party
        and power.expires_on is not None
        and power.expires_on >= today
    )
