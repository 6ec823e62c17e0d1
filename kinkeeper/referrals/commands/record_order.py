"""A person reads a court order and writes down what it says."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Case, CourtOrder
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions


@dataclass(frozen=True)
class Read:
    """
    What the paper says. Days in London.

    `recipients`: the roles to whom the court lets reports go; None when it is silent.
    """

    terms: str
    court: str = ""
    number: str = ""
    kind: str = ""
    who: str = ""
    bans: str = ""
    contact: str = ""
    forbids_contact: bool = False
    may_leave: bool = False
    made_on: date | None = None
    expires_on: date | None = None
    hearing_on: date | None = None
    recipients: tuple[str, ...] | None = None


@trail.command
def record_order(  # noqa: PLR0913
    *,
    case: Case,
    read: Read,
    by: Account,
    now: datetime,
    order: CourtOrder | None = None,
    replaces: CourtOrder | None = None,
    version_seen: int = 0,
    once: UUID | None = None,
) -> CourtOrder:
    """
    Put an order on file, or write down what one on file really says.

    `replaces` is the order whose place it takes from today. What was read before has to
    be read again by everybody. Refuses an end before the beginning, and an order of
    another family. From now on the file is kept as the policy says for court (C-3).
    """
    once_only.claim(once, by=by)
    may_keep_orders(case, by)
    today = clock.london(now).date()
    _check(case, read, today, order, replaces)
    if order is None:
        order = CourtOrder(container=case.container, case=case, recorded_on=today)
        told_before = {}
    else:
        versions.advance(order, seen=version_seen)
        told_before = order.unseal()
    order.read_on, order.read_by = today, by
    order.made_on, order.expires_on = read.made_on, read.expires_on
    order.hearing_on, order.contact = read.hearing_on, read.contact
    order.forbids_contact, order.may_leave = read.forbids_contact, read.may_leave
    order.goes_on = False
    order.report_recipients = None if read.recipients is None else list(read.recipients)
    order.seal({**told_before, **_words(read), "goes_on_because": ""})
    order.save()
    if replaces is not None:
        replaces.ended_on = today
        replaces.version += 1
        replaces.save(update_fields=["ended_on", "version"])
    obligations.refresh(case=case, now=now)
    trail.record("court_order.recorded", about=order, by=by, case_key=case.key)
    return order


def may_keep_orders(case: Case, by: Account) -> None:
    """Raise RefusedError when this person may not, or the file is gone."""
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    if case.file_destroyed_on:
        raise trail.RefusedError("This file has been destroyed.")


def _check(
    case: Case,
    read: Read,
    today: date,
    order: CourtOrder | None,
    replaces: CourtOrder | None,
) -> None:
    if not read.terms.strip():
        raise trail.RefusedError("Write down what the order says about contact.")
    if read.made_on and read.made_on > today:
        raise trail.RefusedError("An order cannot be made on a day that has not come.")
    if read.made_on and read.expires_on and read.expires_on < read.made_on:
        raise trail.RefusedError("The order cannot end before it was made.")
    for other in (order, replaces):
        if other is not None and other.case_id != case.pk:
            raise trail.RefusedError("This order is not of this family.")
    if order is not None and replaces is not None and order.pk == replaces.pk:
        raise trail.RefusedError("An order cannot take its own place.")


def _words(read: Read) -> dict[str, str]:
    return {
        "terms": read.terms,
        "court": read.court,
        "number": read.number,
        "kind": read.kind,
        "who": read.who,
        "bans": read.bans,
    }
