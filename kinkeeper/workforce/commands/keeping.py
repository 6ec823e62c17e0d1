"""What every command on a worker's records does first and last."""

from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import kinds, store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import Container
from kinkeeper.privacy.records import obligations
from kinkeeper.workforce import permissions
from kinkeeper.workforce.models import Series, Worker


def only_a_keeper(by: Account, worker: Worker | None = None) -> None:
    """Raise RefusedError for who may not, and for the person whose file it is."""
    if not permissions.may_keep(by):
        raise RefusedError("Only who keeps the staff files may do this.")
    if worker is not None and permissions.is_own(by, worker):
        raise RefusedError("This is your own file. Somebody else must do it.")


def still_has_file(worker: Worker) -> None:
    if not worker.has_file:
        raise RefusedError("This file has been destroyed. Nothing can be added to it.")


def keep_file_and_checks(worker: Worker, now: datetime) -> None:
    """Work out anew how long the file and the records of checks are kept."""
    for record in (worker, *worker.checks.all()):
        obligations.keep_alone(record=trail.name_of(record), now=now)


def tell_of_activity(worker: Worker, why: str) -> None:
    """Take the file out of a review that waits: somebody works with it (C-15)."""
    obligations.tell(
        obligations.Change(case=None, record=trail.name_of(worker), why=why)
    )


def stored(
    container: Container, upload: bytes | None, now: datetime
) -> StoredFile | None:
    """Seal and store what was handed in. Raises RefusedError for unknown kinds."""
    if not upload:
        return None
    return store.put(container, upload, media_type=kinds.media_type_of(upload), now=now)


def next_reference(letter: str) -> str:
    """Return the next number of a series: W-0001. None is ever given twice."""
    Series.objects.get_or_create(letter=letter)
    series = Series.objects.select_for_update().get(letter=letter)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{letter}-{series.last:04d}"
