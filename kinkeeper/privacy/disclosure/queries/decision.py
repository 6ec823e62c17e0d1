"""What the person who decides sees: the gate's answer, its facts and its reasons."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.privacy.disclosure import register
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disclosure.queries import gate
from kinkeeper.privacy.disclosure.queries.requests import OPEN
from kinkeeper.rules.disclosure import Decision, Role

HEADINGS = {
    Decision.RELEASE: "It may be sent.",
    Decision.REFUSE: "It must not be sent.",
    Decision.REFER: "Somebody else gives it.",
    Decision.HOLD: "Something has to be put right first.",
}
TONES = {
    Decision.RELEASE: "leaf",
    Decision.REFUSE: "red",
    Decision.REFER: "slate",
    Decision.HOLD: "honey",
}
BUTTONS = {
    Decision.RELEASE: "Send it by secure email",
    Decision.REFUSE: "Send this answer",
    Decision.REFER: "Send this answer",
    Decision.HOLD: "Tell them that we need more time",
}
WHO: dict[str, str] = {
    Role.RESIDENT_PARENT: "the adult the child lives with",
    Role.NON_RESIDENT_PARENT: "the visiting adult",
    Role.SOCIAL_WORKER: "the social worker",
    Role.CAFCASS_OFFICER: "the Cafcass officer",
}


@dataclass(frozen=True)
class DecisionShown:
    """The decision as a page shows it. `facts` are pairs of question and answer."""

    open: bool
    releases: bool
    heading: str
    tone: str
    button: str
    because: str
    rule: str
    via: tuple[str, ...]
    to: str
    why_asked: str
    asker: str
    facts: tuple[tuple[str, str], ...]


def decision_on(request: ReportRequest, *, today: date) -> DecisionShown:
    """Ask the gate now, and say what it looked at. Nothing is changed."""
    try:
        asked = gate.ask(request, today=today)
    except register.NoSuchItemError:
        return _nothing_left(request)
    answer, decision = asked.answer, asked.answer.decision
    return DecisionShown(
        open=request.state in OPEN,
        releases=asked.releases,
        heading=HEADINGS[decision],
        tone=TONES[decision],
        button=BUTTONS[decision],
        because=answer.because,
        rule=answer.rule,
        via=tuple(answer.via),
        to=", ".join(WHO.get(role, role) for role in answer.recipients),
        why_asked=str(request.unseal().get("why", "")),
        asker=_asker(request),
        facts=_facts(asked),
    )


def _asker(request: ReportRequest) -> str:
    return request.party.person.full_name if request.party else ""


def _nothing_left(request: ReportRequest) -> DecisionShown:
    return DecisionShown(
        open=False,
        releases=False,
        heading="There is nothing to decide any more.",
        tone="line",
        button="",
        because="The case file of this request has gone.",
        rule="",
        via=(),
        to="",
        why_asked="",
        asker="",
        facts=(),
    )


def _facts(asked: gate.Gate) -> tuple[tuple[str, str], ...]:
    question = asked.question
    recipient, report = question.recipient, question.report
    paying = ", ".join(
        f"{funder.kind.replace('_', ' ')} {funder.share:g}%"
        for funder in question.session.funders
    )
    checked = recipient.address_verified_on
    return (
        ("Kind of visit", str(question.session.service)),
        ("Who pays for it", paying or "nobody is named"),
        ("Report signed", _yes(report.signed)),
        ("Read by a second person", _yes(report.reviewed_by_other)),
        ("Clear of the other side’s details", _yes(report.redacted)),
        (
            "Releases stopped by the safeguarding lead",
            _yes(question.safeguarding_block),
        ),
        (
            "A court has said who may have it",
            _yes(question.court_direction is not None),
        ),
        ("An order keeps reports from this person", _yes(recipient.barred)),
        ("We know who they are", _yes(recipient.identity_verified)),
        ("Address checked on", f"{checked:%-d %B %Y}" if checked else "never"),
    )


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
