"""Which certificates wait for the cleaning of the database's files, and of which."""

from django.apps import apps

from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries import erasure_map
from kinkeeper.privacy.records import register

# What every disposal empties or takes away besides the parts of the record.
ALWAYS = (
    "records.Obligation",
    "records.Look",
    "disposal.Item",
    "files.StoredFile",
    "vault.Container",
)


def is_waited_for() -> bool:
    """Say whether a certificate still waits for its night's cleaning."""
    return Certificate.objects.filter(scrubbed_at=None).exists()


def tables_to_clean() -> list[str]:
    """Return the tables from which the waiting certificates' records went."""
    waiting = Certificate.objects.filter(scrubbed_at=None)
    kinds = set(waiting.values_list("item__kind", flat=True))
    labels = {
        label
        for part in register.all_parts()
        if part.kind in kinds
        for label in erasure_map.tables_of(part)
    }
    every = erasure_map.with_all((*ALWAYS, *sorted(labels)))
    return sorted(apps.get_model(label)._meta.db_table for label in every)
