"""Somebody called, wrote or came in: it is written down, and its clock starts."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Enquiry
from kinkeeper.rules.referrals.enquiries import answer_by
from kinkeeper.workforce.commands.keeping import next_reference


@trail.command
def log_enquiry(
    *,
    channel: str,
    caller: str,
    told: Mapping[str, object],
    received_at: datetime,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Enquiry:
    """
    Keep an enquiry, sealed with a key of its own. `told`: the words, by their names.

    It is to be answered within two working days of the day on which it came (London).
    Refuses a moment that has not come yet.
    """
    once_only.claim(once, by=by)
    only_who_decides(by)
    if received_at > now:
        raise trail.RefusedError("It cannot have come at a time that is still to come.")
    received_on = clock.london(received_at).date()
    enquiry = Enquiry(
        container=containers.make("enquiry", now=now),
        reference=next_reference("E"),
        received_at=received_at,
        answer_by_on=answer_by(
            received_on, bank_holidays=bank_holidays.published("england-and-wales")
        ),
        channel=channel,
        caller=caller,
        taken_by=by,
    )
    enquiry.seal({**told, "log": []})
    enquiry.save()
    keep(enquiry, now)
    trail.record("enquiry.logged", about=enquiry, by=by)
    return enquiry


def only_who_decides(by: Account) -> None:
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")


def keep(enquiry: Enquiry, now: datetime) -> None:
    """Work out anew how long an enquiry is kept. Part of a command."""
    obligations.keep_alone(record=trail.name_of(enquiry), now=now)
