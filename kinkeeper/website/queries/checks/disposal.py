"""Both edges of each period: nothing goes too early, nothing stays too long."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.vault import epochs, rotation
from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.rules.retention import Record
from kinkeeper.rules.retention.schedule import Row, Schedule
from kinkeeper.website.queries.finding import Finding, none_of

CERTIFICATES_LOOKED_INTO = 200


def nothing_overdue(now: datetime) -> Finding:
    """No record is past its last day without a hold (P9a to P9l)."""
    today = clock.london(now).date()
    schedule = edition.in_force().schedule
    late = sum(_overdue(row, schedule, today).count() for row in schedule.rows)
    counting = Obligation.objects.filter(state=Obligation.State.COUNTING).count()
    return none_of(late, counting, "periods that run are past their last day")


def _overdue(row: Row, schedule: Schedule, today: date) -> QuerySet[Obligation]:
    cutoff = row.overdue_cutoff(today, schedule.settings)
    if cutoff is None:
        return Obligation.objects.none()
    other = Obligation.objects.filter(record=OuterRef("record"))
    return (
        Obligation.objects.filter(
            row=row.id, state=Obligation.State.COUNTING, trigger_on__lte=cutoff
        )
        .exclude(case__our_role=Case.OurRole.PROCESSOR)
        .filter(~Exists(other.exclude(_over(schedule, today))))
        .filter(~in_the_way(row.kind, schedule, today))
    )


def _over(schedule: Schedule, today: date) -> Q:
    over = Q(pk__in=[])
    for row in schedule.rows:
        cutoff = row.overdue_cutoff(today, schedule.settings)
        if cutoff is not None:
            over |= Q(row=row.id, trigger_on__isnull=False, trigger_on__lte=cutoff)
    return over


def nothing_early(now: datetime) -> Finding:
    """No record went before the first day on which it might (P9a to P9l)."""
    gone = Item.objects.filter(state=Item.State.DISPOSED)
    early = gone.filter(disposed_at__date__lt=F("eligible_from")).count()
    return none_of(early, gone.count(), "disposals came before their first day")


def agreed_by_two(now: datetime) -> Finding:
    """Nothing went without different people's yes and a time to think (P9l)."""
    practice = edition.in_force().practice
    cooling = timedelta(days=practice.disposal_cooling_days)
    gone = Item.objects.filter(state=Item.State.DISPOSED)
    people = gone.annotate(people=Count("approvals__by_id", distinct=True))
    lacking = set(
        people.filter(people__lt=practice.disposal_approvals).values_list(
            "pk", flat=True
        )
    )
    # The days are counted as days in London, so the hour of the night does not matter.
    quick = gone.filter(disposed_at__lt=F("approved_at") + cooling)
    for pk, agreed, went in quick.values_list("pk", "approved_at", "disposed_at"):
        if agreed is None or went is None:
            continue
        if clock.london(went).date() < clock.london(agreed).date() + cooling:
            lacking.add(pk)
    return none_of(len(lacking), gone.count(), "disposals lacked agreement")


def nothing_came_back(now: datetime) -> Finding:
    """What was destroyed is nowhere, and no key opens it in an old backup (K5, P9l)."""
    certificates = Certificate.objects.select_related("item__case").order_by("-pk")
    gone = certificates.values("item__record")
    back = Obligation.objects.filter(record__in=gone).count()
    for certificate in certificates[:CERTIFICATES_LOOKED_INTO]:
        back += bool(_left_of(certificate.item))
    locked = Case.objects.exclude(file_destroyed_on=None)
    back += locked.filter(container__shredded_at=None).count()
    old_keys = _keys_past_the_backups(clock.london(now).date())
    figure = (
        f"{back} of {certificates.count()} certified records still exist;"
        f" {old_keys} keys outlived the backups"
    )
    return Finding(not back and not old_keys, figure)


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


def every_record_has_a_rule(now: datetime) -> Finding:
    """No record is held without a rule that says how long (K4)."""
    every = Obligation.objects.all()
    lost = every.filter(Q(state=Obligation.State.NO_RULE) | Q(row="")).count()
    return none_of(lost, every.count(), "promises about records name no rule")


def no_review_missed(now: datetime) -> Finding:
    """What has no end date was looked at again when it was time (P9i, P9k)."""
    schedule = edition.in_force().schedule
    grace = timedelta(days=schedule.settings.disposal_grace_days)
    endless = Obligation.objects.exclude(review_on=None)
    missed = endless.filter(review_on__lt=clock.london(now).date() - grace).count()
    return none_of(missed, endless.count(), "reviews were missed")


CHECKS = {
    "disposal.nothing_overdue": nothing_overdue,
    "disposal.nothing_early": nothing_early,
    "disposal.agreed_by_two": agreed_by_two,
    "disposal.nothing_came_back": nothing_came_back,
    "records.every_record_has_a_rule": every_record_has_a_rule,
    "records.no_review_missed": no_review_missed,
}
