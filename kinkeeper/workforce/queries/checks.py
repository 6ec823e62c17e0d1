"""DBS certificates that somebody must act on, and people without a valid check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy import library
from kinkeeper.rules import retention
from kinkeeper.rules.dates import add_days, add_months
from kinkeeper.workforce.models import DbsCertificate, DbsCheck, Worker

RENEWAL_MONTHS = 36
NEARLY_MONTHS = 5

MAY_WORK = (DbsCheck.Decision.SUITABLE, DbsCheck.Decision.CONDITIONS)


@dataclass(frozen=True)
class Standing:
    """Where one certificate stands in its six months."""

    certificate: DbsCertificate
    gone_by: date
    decide_by: date | None
    nearly_over_from: date

    def is_overdue(self, today: date) -> bool:
        return today > self.gone_by

    def wants_decision(self, today: date) -> bool:
        return self.decide_by is not None and today > self.decide_by

    def is_nearly_over(self, today: date) -> bool:
        return today >= self.nearly_over_from


def standing(certificate: DbsCertificate) -> Standing:
    """Return by when a certificate must be gone, and by when decided upon."""
    decided_on = certificate.check_record.decided_on
    start = decided_on or certificate.received_on
    pinned = library.collected_under(certificate.received_on).version
    schedule = library.schedule_for(pinned)
    row = schedule.row_for(
        retention.Record.DBS_CERTIFICATE, {"decided": decided_on is not None}
    )
    gone_by = retention.due(row, start, schedule).dispose_by
    if gone_by is None:
        raise ValueError(f"{row.id} has no end.")
    wait = schedule.undecided_alert_days
    return Standing(
        certificate=certificate,
        gone_by=gone_by,
        decide_by=None if decided_on else add_days(certificate.received_on, wait),
        nearly_over_from=add_months(start, NEARLY_MONTHS),
    )


def standings() -> list[Standing]:
    """Return every certificate that is still here. There are never many."""
    here = DbsCertificate.objects.select_related("check_record__worker")
    return [standing(one) for one in here.order_by("received_on", "pk")]


def certificates_past_maximum(today: date) -> list[DbsCertificate]:
    """Return the certificates that should have gone by now (C-2). None is right."""
    return [one.certificate for one in standings() if one.is_overdue(today)]


def certificates_undecided(today: date) -> list[DbsCertificate]:
    """Return the certificates that wait too long for a decision (A9)."""
    return [one.certificate for one in standings() if one.wants_decision(today)]


def without_agreement() -> QuerySet[Account]:
    """Return the accounts of the team that could sign in without a signed promise."""
    return Account.objects.filter(
        kind=Account.Kind.STAFF, is_active=True, confidentiality_signed_on=None
    )


def without_valid_check(accounts: Iterable[int], today: date) -> set[int]:
    """
    Return which of these accounts (primary keys) may not work with families today.

    A check is valid for three years from its date when it was decided that the person
    may work here. Somebody without a file has none.
    """
    asked = set(accounts)
    decided = DbsCheck.objects.filter(
        worker__account__in=asked, decision__in=MAY_WORK
    ).values_list("worker__account_id", "checked_on")
    valid = {key for key, day in decided if renew_by(day) >= today}
    barred = Worker.objects.filter(account__in=asked)
    refused = {
        worker.account_id
        for worker in barred.prefetch_related("checks")
        if is_refused(worker)
    }
    return asked - (valid - refused)


def is_refused(worker: Worker) -> bool:
    """Say whether the newest decision is that this person may not work here."""
    decided = [one for one in worker.checks.all() if one.decided_on is not None]
    newest = max(decided, key=lambda one: (one.decided_on, one.pk), default=None)
    return newest is not None and newest.decision == DbsCheck.Decision.NOT_SUITABLE


def renew_by(checked_on: date) -> date:
    """Return the last day on which a check counts."""
    return add_months(checked_on, RENEWAL_MONTHS)
