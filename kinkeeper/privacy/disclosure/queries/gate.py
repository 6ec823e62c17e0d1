"""
The gate: who may have this report, today, this way.

The facts are read anew each time the gate is asked, because minutes matter: a block by
the safeguarding lead must stop a letter that was agreed an hour ago. Recipients are
worked out from the request, never typed. The order of the rules is law.md §4.1; the
decision itself is a pure function (`kinkeeper.rules.disclosure`).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from kinkeeper.people.models import Case, Party
from kinkeeper.policy import answers
from kinkeeper.privacy.disclosure import register
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.records.queries.restrictions import restricted
from kinkeeper.rules import disclosure

ROLES = {
    Party.Side.RESIDENT: disclosure.Role.RESIDENT_PARENT,
    Party.Side.VISITING: disclosure.Role.NON_RESIDENT_PARENT,
}
# What is blocked is kept and not given out (UK GDPR Article 18).
_BLOCKED: dict[str, Any] = {
    "decision": disclosure.Decision.HOLD,
    "rule": "P11c",
    "recipients": (),
    "channel": None,
    "via": (),
    "because": "Somebody asked us not to use this information for now. It waits until "
    "that is settled.",
}


@dataclass(frozen=True)
class Gate:
    """What the gate answered, and the facts that it looked at."""

    answer: disclosure.Answer
    question: disclosure.Question
    record: str

    @property
    def releases(self) -> bool:
        return self.answer.decision is disclosure.Decision.RELEASE


def ask(request: ReportRequest, *, today: date) -> Gate:
    """Ask the gate about a request. Raises register.NoSuchItemError."""
    party = request.party
    if party is None:
        raise register.NoSuchItemError(request.item)
    # The request's own copy may be older than what somebody has just changed.
    party = Party.objects.select_related("case", "container").get(pk=party.pk)
    facts = register.facts(request.item, party=party)
    question = disclosure.Question(
        today=today,
        session=facts.session,
        report=facts.report,
        recipient=_recipient(party, request.case_id),
        channel=disclosure.Channel.SECURE_EMAIL,
        our_role=disclosure.OurRole(party.case.our_role),
        safeguarding_block=party.case.releases_blocked,
        court_direction=court_direction(party.case, today),
    )
    answer = answers.release(question)
    if answer.decision is disclosure.Decision.RELEASE and restricted(case=party.case):
        answer = replace(answer, **_BLOCKED)
    return Gate(answer, question, facts.record)


def _recipient(party: Party, case_id: int) -> disclosure.Recipient:
    return disclosure.Recipient(
        role=ROLES.get(Party.Side(party.side), disclosure.Role.OTHER),
        party_to_case=party.case_id == case_id,
        barred=party.barred,
        identity_verified=party.identity_verified_on is not None,
        address_verified_on=party.address_verified_on,
    )


def court_direction(case: Case, today: date) -> disclosure.CourtDirection | None:
    """Return whom the court lets have reports, or None when no order speaks of it.

    When several orders in force speak, only those whom every one of them names.
    """
    said = [
        set(order.report_recipients)
        for order in case.court_orders.filter(recorded_on__lte=today).filter(
            Q(expires_on=None) | Q(expires_on__gte=today)
        )
        if order.report_recipients is not None
    ]
    if not said:
        return None
    named = set.intersection(*said)
    return disclosure.CourtDirection(
        recipients=tuple(disclosure.Role(role) for role in sorted(named))
    )
