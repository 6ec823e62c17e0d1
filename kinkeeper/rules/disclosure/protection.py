"""To protect a child: needs no consent and waits for nothing (P7e, DS-7)."""

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Gate
from kinkeeper.rules.disclosure.last_checks import identity, wrong_channel
from kinkeeper.rules.disclosure.outcomes import hold, refuse, release
from kinkeeper.rules.disclosure.question import Question
from kinkeeper.rules.disclosure.words import PowerKind


def protection(question: Question, gate: Gate) -> Answer | None:
    """Answer for sharing to protect a child; it comes before every other rule."""
    if question.power_kind is not PowerKind.SAFEGUARDING:
        return None
    step = gate.steps["protection"]
    if question.recipient.role not in gate.protection_roles:
        return refuse(
            step, "Only those who protect children may be told on this ground."
        )
    if question.channel not in gate.protection_channels:
        return wrong_channel(step, gate)
    return identity(question, step) or release(
        question, step, "It protects a child, so it goes at once and without consent."
    )


def lead_block(question: Question, gate: Gate) -> Answer | None:
    """Hold while the safeguarding lead has stopped releases (REL-e)."""
    if not question.safeguarding_block:
        return None
    return hold(
        gate.steps["lead_block"],
        "The safeguarding lead has stopped releases, so a person must look first.",
    )
