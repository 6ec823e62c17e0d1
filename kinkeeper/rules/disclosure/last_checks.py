"""Before anything leaves: the channel, the person, the report, the address."""

from datetime import date, timedelta

from kinkeeper.rules.dates import BeyondCalendarError, add_months
from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.gate import Gate, Step
from kinkeeper.rules.disclosure.outcomes import hold, refuse
from kinkeeper.rules.disclosure.question import Question, Recipient


def last_checks(question: Question, step: Step, gate: Gate) -> Answer | None:
    """Return what stands in the way, in the order of the policy; None if nothing."""
    stopped = channel_and_identity(question, step, gate)
    if stopped is not None:
        return stopped
    if question.is_report and not question.report.ready:
        return hold(step, f"The report is not ready: {_missing(question)}.")
    if not _address_is_fresh(question.recipient, question.today, gate):
        return hold(
            step, "The recipient's e-mail address has not been checked recently enough."
        )
    return None


def channel_and_identity(question: Question, step: Step, gate: Gate) -> Answer | None:
    """Return what is wrong with the channel or the identity, if anything."""
    if question.channel not in gate.channels:
        return wrong_channel(step, gate)
    return identity(question, step)


def wrong_channel(step: Step, gate: Gate) -> Answer:
    """Refuse the channel and offer the secure one."""
    only = gate.steps["channel"].also(*step.via)
    because = "It may only go by secure e-mail, which we offer instead."
    return refuse(only, because, offer=gate.channels[0])


def identity(question: Question, step: Step) -> Answer | None:
    """Return a hold if nobody has checked who the recipient is."""
    if question.recipient.identity_verified:
        return None
    return hold(step, "Nobody has checked yet who the recipient is.")


def _missing(question: Question) -> str:
    report = question.report
    if not report.signed:
        return "it has not been signed off"
    if not report.reviewed_by_other:
        return "nobody but its author has read it"
    return "other people's details have not been taken out"


def _address_is_fresh(recipient: Recipient, today: date, gate: Gate) -> bool:
    verified_on = recipient.address_verified_on
    if verified_on is None or verified_on > today:
        return False
    if recipient.role in gate.verified_days_for:
        return today - verified_on <= timedelta(days=gate.verified_days)
    try:
        return today <= add_months(verified_on, gate.verified_months)
    except BeyondCalendarError:
        return True
