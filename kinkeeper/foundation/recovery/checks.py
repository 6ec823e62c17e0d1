"""What must be true before the doors open again after a restore.

Apps add their own checks when Django starts; each gives one sentence for each fault.
"""

from collections.abc import Callable, Iterable
from itertools import islice

from kinkeeper.foundation.audit import verifying
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.recovery import journal, ledger_heads, quarantine
from kinkeeper.foundation.vault.models import Container
from kinkeeper.foundation.vault.sealing import ShreddedError, TamperedError

Check = Callable[[], Iterable[str]]
FILES_TRIED = 50

_checks: dict[str, Check] = {}


def add_check(name: str, check: Check) -> None:
    """Register a check under a short name that operators read."""
    _checks[name] = check


def all_checks() -> list[tuple[str, Check]]:
    own: list[tuple[str, Check]] = [
        ("every line of the journal is replayed", _all_replayed),
        ("every living key opens", _keys_open),
        ("a sample of the living files opens", _files_open),
        ("the audit log is whole", _ledger),
    ]
    return [*own, *sorted(_checks.items())]


def failing() -> list[str]:
    """Return a sentence for everything that is wrong; nothing when all is well."""
    return [fault for _, check in all_checks() for fault in check()]


def _all_replayed() -> Iterable[str]:
    missing = journal.head()[0] - journal.known()
    if missing > 0:
        yield f"{missing} lines of the journal are not replayed yet."


def _keys_open() -> Iterable[str]:
    shut = 0
    for container in Container.objects.filter(shredded_at=None).iterator():
        try:
            container.data_key()
        except (ShreddedError, TamperedError):
            shut += 1
    if shut:
        yield (
            f"{shut} records cannot be opened: their keys are not here. Give the copy "
            "of the keys: kinkeeper restore --finish --keys FOLDER."
        )


def _files_open() -> Iterable[str]:
    living = StoredFile.objects.filter(container__shredded_at=None)
    some = living.select_related("container").order_by("-stored_at")
    for stored in islice(some.iterator(), FILES_TRIED):
        try:
            store.read(stored)
        except (store.MissingFileError, ShreddedError, TamperedError) as error:
            yield f"The file {stored.key} does not open ({type(error).__name__})."


def _ledger() -> Iterable[str]:
    """A log that came from a backup is shorter than the journal's newest heads."""
    entries = journal.entries()
    came_with = quarantine.state().get("ledger")
    if came_with is not None:
        entries = ledger_heads.until(entries, int(came_with))
    return verifying.verify(ledger_heads.binding(entries)).faults
