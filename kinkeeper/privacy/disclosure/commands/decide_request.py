"""
Deciding a request: the one place from which a report leaves the centre.

A report in the wrong hands can lead somebody to a family's door. So nothing here trusts
the page: the gate is asked again inside the transaction, the words of the very PDF are
searched for what belongs to another side, the recipient and the address come from the
case and are never typed, and the letter holds a link and no report.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.disclosure import emails, permissions
from kinkeeper.privacy.disclosure.commands.send_document import send_document
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disclosure.queries import gate
from kinkeeper.privacy.disclosure.queries.requests import OPEN
from kinkeeper.privacy.records import obligations
from kinkeeper.rules.disclosure import Decision

State = ReportRequest.State
STATES = {
    Decision.RELEASE: State.SENT,
    Decision.REFUSE: State.REFUSED,
    Decision.REFER: State.REFERRED,
    Decision.HOLD: State.HELD,
}
LONGEST_NOTE = 300


@trail.command
def decide_request(
    *,
    request: ReportRequest,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
    other_side_note: str = "",
) -> ReportRequest:
    """
    Give a request the answer of the gate, in the name of `by`.

    A release needs `other_side_note`: what was decided about offering the same report
    to the other side (domain R29). It stays with us. Raises RefusedError without it,
    for a request that is answered already, and when the document is not clean.
    """
    form_once.claim(once, by=by)
    permissions.insist_may_decide(by)
    versions.advance(request, seen=version_seen)
    if request.state not in OPEN or request.party is None:
        raise RefusedError("This request has been answered already.")
    # Nobody blocks, bars or closes between the question and the answer.
    case = Case.objects.select_for_update(of=("self",)).get(pk=request.case_id)
    asked = gate.ask(request, today=clock.london(now).date())
    _write_down(request, asked, by=by, now=now)
    if asked.releases:
        _insist_on_note(request.party, other_side_note)
        send_document(
            request=request,
            asked=asked,
            by=by,
            now=now,
            other_side_note=other_side_note.strip()[:LONGEST_NOTE],
        )
    else:
        emails.write_come_and_see(request.party, now=now)
    obligations.keep_alone(record=trail.name_of(request), now=now)
    trail.record(
        f"report_request.{request.state.lower()}",
        about=request,
        by=by,
        case_key=case.key,
        detail={"rule": str(asked.answer.rule), "via": list(asked.answer.via)},
    )
    return request


def _write_down(
    request: ReportRequest, asked: gate.Gate, *, by: Account, now: datetime
) -> None:
    answer = asked.answer
    request.state = STATES[answer.decision]
    request.rule = answer.rule
    request.because = answer.because[:400]
    request.decided_by = by
    request.decided_at = now
    given_by = (
        answer.recipients[0]
        if answer.decision is Decision.REFER and answer.recipients
        else ""
    )
    request.seal({**request.unseal(), "given_by": given_by})
    request.save(
        update_fields=[
            "state", "rule", "because", "decided_by", "decided_at", "sealed",
        ]
    )  # fmt: skip


def _insist_on_note(party: Party, note: str) -> None:
    if party.is_adult_side and not note.strip():
        raise RefusedError(
            "Write down what you decided about the other side. They are not told."
        )
