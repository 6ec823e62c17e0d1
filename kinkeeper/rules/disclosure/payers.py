"""Who pays, and so who gets the report? (DS-2, DS-6)"""

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Gate, Step
from kinkeeper.rules.disclosure.last_checks import last_checks
from kinkeeper.rules.disclosure.outcomes import hold, refer, release
from kinkeeper.rules.disclosure.question import Question
from kinkeeper.rules.disclosure.words import Role


def payer(question: Question, gate: Gate) -> Answer | None:
    """
    Answer where somebody else's payment decides; any share counts.

    A report goes to the payer's own person only, and everybody else is referred to
    them. Dates and times go on to the next rule.
    """
    if question.is_report and not question.session.paid_for:
        why = "It is not on file who pays for this session, and that decides."
        return hold(gate.steps["nobody_pays"], why)
    for kind, person in gate.payers_person.items():
        if question.session.paid_by(kind):
            step = gate.steps[f"paid_by_{kind.value}"]
            if question.recipient.role is person:
                why = "The payer's own person gets what the payer has paid for."
                return allocated(question, step, gate, why)
            if question.is_report:
                return refer(step, person.value, _why(person))
            return None
    return None


def allocated(question: Question, step: Step, gate: Gate, why: str) -> Answer:
    """Answer for a professional, who must have this case now."""
    if not question.recipient.allocated:
        return hold(step, "This professional does not have the case now, so we ask.")
    return last_checks(question, step, gate) or release(question, step, why)


def _why(person: Role) -> str:
    name = "social worker" if person is Role.SOCIAL_WORKER else "Cafcass officer"
    return f"The report goes to the {name}, who shares it with the family."
