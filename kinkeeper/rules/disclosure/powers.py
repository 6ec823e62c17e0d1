"""A court, the police, or a person asking for their own: grounds beyond a request."""

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Gate
from kinkeeper.rules.disclosure.last_checks import channel_and_identity, identity
from kinkeeper.rules.disclosure.outcomes import hold, refer, refuse, release
from kinkeeper.rules.disclosure.question import Power, Question
from kinkeeper.rules.disclosure.words import PowerKind, Role
from kinkeeper.rules.retention.words import OurRole
from kinkeeper.rules.sentences import listed

OF_A_COURT = {
    PowerKind.COURT_ORDER,
    PowerKind.SEARCH_WARRANT,
    PowerKind.WITNESS_SUMMONS,
}


def court_paper(question: Question, gate: Gate) -> Answer | None:
    """Obey a sealed order, warrant or summons exactly; a draft is not one (DS-4)."""
    power = question.power
    if power is None or power.kind not in OF_A_COURT:
        return None
    step = gate.steps["court_paper"]
    if not power.sealed:
        return refuse(step, "The paper is not sealed, and a draft is not an order.")
    if not power.scope_clear:
        return hold(step, "It is not clear what the order covers, so we must ask.")
    if question.is_report and not named_by_court(question):
        both = step.also(*gate.steps["two_orders"].via)
        return hold(both, "Another order names who may have the reports, and not them.")
    return identity(question, step) or release(
        question, step, "A sealed order of a court says that it must be given."
    )


def named_by_court(question: Question) -> bool:
    """Tell whether the court's direction, if there is one, names this role."""
    direction = question.court_direction
    return direction is None or question.recipient.role in direction.recipients


def access_request(question: Question, gate: Gate) -> Answer | None:
    """A person's own data are given by the rights desk, whoever pays (X-10)."""
    if question.power_kind is not PowerKind.ACCESS_REQUEST:
        return None
    step = gate.steps["access_request"]
    if question.our_role is OurRole.PROCESSOR:
        to = gate.access_requests_of_processors_go_to
        why = "This case belongs to those who sent it to us. They answer the request."
    else:
        to = gate.access_requests_go_to
        why = "It asks for a person's own data, which the rights desk answers."
    return refer(step, to, why)


def police_request(question: Question, gate: Gate) -> Answer | None:
    """Police may ask without an order, in writing and for a stated purpose (DS-5)."""
    power = question.power
    if power is None or power.kind is not PowerKind.POLICE_REQUEST:
        return None
    step = gate.steps["police_request"]
    if question.recipient.role is not Role.POLICE:
        return refuse(step, "Only the police may use a request of the police.")
    missing = _missing(power)
    if missing:
        return refuse(step, f"We must first ask the police for {listed(missing)}.")
    return channel_and_identity(question, step, gate) or release(
        question, step, "The police asked in writing for exactly this, and said why."
    )


def _missing(power: Power) -> list[str]:
    papers = {
        "a written request": power.written,
        "the officer's name": power.officer_identified,
        "the purpose": power.purpose_stated,
        "what exactly is needed": power.scope_clear,
    }
    return [what for what, there in papers.items() if not there]
