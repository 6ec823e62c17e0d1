"""What was destroyed stays destroyed, in the system and in every backup."""

from datetime import date, datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.foundation.vault import epochs, rotation
from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Record
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
)

CERTIFICATES_LOOKED_INTO = 200


def nothing_came_back(now: datetime) -> Finding:
    """What was destroyed is nowhere, and no key opens it in an old backup (K5, P9l)."""
    certificates = Certificate.objects.select_related("item__case").order_by("-pk")
    gone = certificates.values("item__record")
    risen = Obligation.objects.filter(record__in=gone)
    back = risen.count()
    shown = [_again(row.title, row.record) for row in risen[:MOST_EVIDENCE]]
    for certificate in certificates[:CERTIFICATES_LOOKED_INTO]:
        if _left_of(certificate.item):
            back += 1
            shown.append(_again(certificate.reference, certificate.item.record))
    locked = Case.objects.exclude(file_destroyed_on=None)
    unlocked = locked.filter(container__shredded_at=None)
    back += unlocked.count()
    shown += [
        Evidence(case.reference, "its key was not destroyed")
        for case in unlocked[:MOST_EVIDENCE]
    ]
    old_keys = _keys_past_the_backups(clock.london(now).date())
    figure = (
        f"{back} of {certificates.count()} certified records still exist;"
        f" {old_keys} keys outlived the backups"
    )
    return Finding(not back and not old_keys, figure, tuple(shown[:MOST_EVIDENCE]))


def _again(reference: str, record: str) -> Evidence:
    return Evidence(reference, "it is here again", record)


def _keys_past_the_backups(today: date) -> int:
    """Count the old keys that should have died with the last backup they open."""
    schedule = edition.in_force().schedule
    # A night's grace: the keys are ended by the night's work.
    yesterday = today - timedelta(days=1)
    last = schedule.row("backup").overdue_cutoff(yesterday, schedule.settings)
    ended = [rotation.replaced_on(number) for number in epochs.living()]
    return sum(day is not None and last is not None and day <= last for day in ended)


def _left_of(item: Item) -> int:
    if item.case is None:
        return 0
    parts = register.parts_of(Record(item.kind))
    return sum(part.count(item.case, item.record) for part in parts)


CHECKS = {"disposal.nothing_came_back": nothing_came_back}
