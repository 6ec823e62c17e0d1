"""Everything that is held is on the register, and stands under the kinder rule."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from kinkeeper.policy import edition, library
from kinkeeper.policy.edition import Edition
from kinkeeper.privacy.editions.queries.judging import judged_without_consent
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    none_of,
)
from kinkeeper.website.queries.what_we_hold import HELD, places

# Tables of the frameworks that no model stands for.
NO_MODEL = {"django_migrations", "shared_cache", "sqlite_sequence"}


def every_table_is_registered(now: datetime) -> Finding:
    """Each table stands under a kind of record of the policy, or holds nobody (P7a)."""
    known = places()
    models = apps.get_models(include_auto_created=True)
    lost = [
        Evidence(model._meta.label, "is in no place of the register")
        for model in models
        if model._meta.label not in known
    ]
    lost += [Evidence(kind, "is no kind of the policy") for kind in _unknown_kinds()]
    of_a_model = {model._meta.db_table for model in models}
    strangers = set(connection.introspection.table_names()) - of_a_model
    lost += [
        Evidence(table, "is in the database, and nobody knows it")
        for table in sorted(strangers - NO_MODEL - {_cache_table()})
    ]
    words = "tables are not on the register of what we hold"
    return none_of(len(lost), len(models), words, lost)


def _unknown_kinds() -> Iterator[str]:
    policy = edition.in_force()
    rows = (*policy.schedule.rows, *policy.schedule.additional)
    ruled = {str(row.kind) for row in rows} & set(policy.records)
    kept = Obligation.objects.values_list("kind", flat=True).distinct()
    yield from sorted({*HELD, *kept} - ruled)


def _cache_table() -> str:
    return str(settings.CACHES["default"].get("LOCATION", ""))


def pinned_to_the_kinder_rule(now: datetime) -> Finding:
    """Each record stands under the edition that it was collected under (P14).

    A later one counts only for those who all agreed to it.
    """
    broken = 0
    shown: list[Evidence] = []
    known = [each.version for each in library.editions()]
    unknown = Obligation.objects.exclude(policy_version__in=known)
    groups = [(unknown, "is under no published edition")]
    for each, until in _intervals():
        words = f"was collected under {each.version}"
        rows = Obligation.objects.filter(policy_version__in=known)
        groups.append((_not_agreed(rows.filter(until), each), words))
    for rows, words in groups:
        broken += rows.count()
        shown += [
            Evidence(row.title, words, row.record)
            for row in rows.order_by("pk")[: MOST_EVIDENCE - len(shown)]
        ]
    return none_of(
        broken,
        Obligation.objects.count(),
        "periods are under a rule that nobody agreed to",
        shown,
    )


def _intervals() -> Iterator[tuple[Edition, Q]]:
    """Yield each edition with the days on which what was collected fell under it."""
    every = library.editions()
    for number, each in enumerate(every):
        days = Q()
        if number:
            days &= Q(opened_on__gte=each.effective_from)
        if number + 1 < len(every):
            days &= Q(opened_on__lt=every[number + 1].effective_from)
        yield each, days


def _not_agreed(rows: QuerySet[Obligation], own: Edition) -> QuerySet[Obligation]:
    elsewhere = rows.exclude(policy_version=own.version)
    return elsewhere.filter(pk__in=judged_without_consent().values("pk"))


CHECKS = {
    "records.every_table_is_registered": every_table_is_registered,
    "records.pinned_to_the_kinder_rule": pinned_to_the_kinder_rule,
}
