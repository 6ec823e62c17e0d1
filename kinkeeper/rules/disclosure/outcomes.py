"""The four ways in which the gate can end."""

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Step
from kinkeeper.rules.disclosure.question import Question
from kinkeeper.rules.disclosure.words import Channel, Decision


def release(question: Question, step: Step, because: str) -> Answer:
    """Let it go to the one recipient, by the channel asked for."""
    return Answer(
        Decision.RELEASE,
        step.rule,
        (question.recipient.role.value,),
        question.channel,
        step.via,
        because,
    )


def refuse(step: Step, because: str, *, offer: Channel | None = None) -> Answer:
    """Refuse; `offer` is the channel that would do."""
    return Answer(Decision.REFUSE, step.rule, (), offer, step.via, because)


def refer(step: Step, to: str, because: str) -> Answer:
    """Leave it to somebody else to give it."""
    return Answer(Decision.REFER, step.rule, (to,), None, step.via, because)


def hold(step: Step, because: str) -> Answer:
    """Wait until something is put right."""
    return Answer(Decision.HOLD, step.rule, (), None, step.via, because)
