from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case, Person
from kinkeeper.policy import edition
from kinkeeper.privacy.records import holding, obligations
from kinkeeper.privacy.records.models import Hold
from kinkeeper.rules.dates import add_months


@dataclass(frozen=True)
class Reach:
    """How far a hold reaches. Fill one field; none of them means everything."""

    case: Case | None = None
    record: str = ""
    person: Person | None = None
    worker_reference: str = ""
    record_kind: str = ""

    @property
    def scope(self) -> Hold.Scope:
        if self.record:
            return Hold.Scope.RECORD
        if self.case is not None:
            return Hold.Scope.CASE
        if self.person is not None:
            return Hold.Scope.PERSON
        if self.worker_reference:
            return Hold.Scope.WORKER
        return Hold.Scope.KIND if self.record_kind else Hold.Scope.EVERYTHING


@trail.command
def place_hold(  # noqa: PLR0913
    *,
    kind: str,
    reason: str,
    review_on: date,
    by: Account,
    now: datetime,
    case: Case | None = None,
    record: str = "",
    reach: Reach | None = None,
    authority: str = "",
    dbs_consulted_on: date | None = None,
    owner: Account | None = None,
    once: UUID | None = None,
) -> Hold:
    """
    Stop the disposal of what a hold reaches, from today (C-8).

    A family (`case`), one record of it (`record`), or any other `reach`. Queued and
    agreed disposals are taken out at once. Raises RefusedError when the person may not,
    when a reason is missing, when a DBS dispute holds before the DBS was asked, or when
    the day to look again lies outside the next twelve months.
    """
    once_only.claim(once, by=by)
    today = clock.london(now).date()
    if not by.may(Power.HOLDS_PLACE):
        raise RefusedError("Only the records lead or a manager may place a hold.")
    if not reason.strip():
        raise RefusedError("Say why the record must be kept.")
    check_review(review_on, today)
    _check_dispute(kind, dbs_consulted_on, today)
    reach = reach or Reach(case=case, record=record)
    if case is None and record == "" and reach.case is not None:
        case = reach.case
    if case is not None:
        obligations.locked(case)
    return holding.placed(
        Hold(
            kind=Hold.Kind(kind),
            scope=reach.scope,
            case=reach.case,
            record=reach.record,
            person=reach.person,
            worker_reference=reach.worker_reference,
            record_kind=reach.record_kind,
            review_on=review_on,
            reason=reason.strip(),
            authority=authority.strip(),
            dbs_consulted_on=dbs_consulted_on,
            owner=owner or by,
        ),
        by=by,
        now=now,
    )


def check_review(review_on: date, today: date) -> None:
    """Refuse a day to look again that is not within the policy's months from today."""
    months = edition.in_force().practice.hold_review_months
    if not today < review_on <= add_months(today, months):
        raise RefusedError(
            f"Choose a day within the next {months} months to look again."
        )


def _check_dispute(kind: str, asked_on: date | None, today: date) -> None:
    if kind != Hold.Kind.DBS_DISPUTE:
        return
    if asked_on is None or asked_on > today:
        raise RefusedError(
            "Ask the DBS first, and write down the day on which you asked."
        )
