"""Everything that is held is on the register of what we hold (P7a)."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.db import connection

from kinkeeper.policy import edition
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.website.queries.finding import Evidence, Finding, none_of
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


CHECKS = {"records.every_table_is_registered": every_table_is_registered}
