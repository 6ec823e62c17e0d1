"""What the night finds: ends that have come, reminders due, names to forget."""

from dataclasses import dataclass
from datetime import date

from django.db.models import PROTECT, ManyToOneRel, Q, QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.workforce.models import DbsCertificate, Worker
from kinkeeper.workforce.queries.checks import standings

# The address of an account that was emptied when its file went.
NO_ADDRESS = "gone.invalid"


@dataclass(frozen=True)
class Reminder:
    """A certificate that needs somebody, and which of its two reminders this is."""

    certificate: DbsCertificate
    to_decide: bool


def whose_end_has_come(today: date) -> list[Worker]:
    """Return the workers who have left though their records still say "in use"."""
    still = Q(engagements__to_on=None) | Q(engagements__to_on__gt=today)
    working = Worker.objects.filter(still).values("pk")
    gone = Worker.objects.filter(file_destroyed_on=None).exclude(pk__in=working)
    by_name = {trail.name_of(worker): worker for worker in gone}
    in_use = Obligation.objects.filter(
        record__in=list(by_name), state=Obligation.State.ACTIVE
    )
    return [by_name[name] for name in in_use.values_list("record", flat=True)]


def reminders(today: date) -> list[Reminder]:
    """Return the certificates about which nobody was reminded yet."""
    found = []
    for one in standings():
        certificate = one.certificate
        if one.wants_decision(today) and not certificate.reminded_to_decide_on:
            found.append(Reminder(certificate, to_decide=True))
        if one.is_nearly_over(today) and not certificate.reminded_of_end_on:
            found.append(Reminder(certificate, to_decide=False))
    return found


def keepers() -> QuerySet[Account]:
    """Return everybody who keeps the staff files today."""
    roles = [
        role for role, powers in POWERS.items() if Power.STAFF_FILES_KEEP in powers
    ]
    return Account.objects.filter(
        is_active=True, grants__role__in=roles, grants__ended_on=None
    ).distinct()


def emptied() -> QuerySet[Account]:
    """Return the accounts that were emptied and still carry a name."""
    return Account.objects.filter(
        email__endswith=f"@{NO_ADDRESS}", is_active=False
    ).exclude(name="")


def forgettable() -> list[Account]:
    """Return those whose name nothing that is kept needs any longer."""
    return [account for account in emptied() if not is_named(account)]


def is_named(account: Account) -> bool:
    """Say whether anything that is kept names this account as its writer."""
    return any(
        relation.related_model._default_manager.filter(
            **{relation.field.name: account}
        ).exists()
        for relation in account._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel) and relation.on_delete is PROTECT
    )
