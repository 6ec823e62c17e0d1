from dataclasses import asdict

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.commands.add_worker import Details
from kinkeeper.workforce.models import Worker


@trail.command
def change_details(
    *, worker: Worker, details: Details, by: Account, version_seen: int
) -> None:
    """Correct who somebody is and how to reach them."""
    keeping.only_a_keeper(by, worker)
    versions.advance(worker, seen=version_seen)
    worker.refresh_from_db()
    keeping.still_has_file(worker)
    worker.seal(asdict(details))
    worker.save(update_fields=["sealed"])
    trail.record("staff_file.details_changed", about=worker, by=by)
    keeping.tell_of_activity(worker, "Somebody changed this file.")
