"""`kinkeeper drill`: prove that a backup comes back, and the destroyed does not."""

from pathlib import Path

from kinkeeper.config.django_up import up


def run(*, folder: Path | None) -> int:
    """Rehearse with the newest backup. Raises CannotError when something is wrong."""
    up()
    from django.conf import settings

    from kinkeeper.config.cli import CannotError
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.recovery import drilling
    from kinkeeper.foundation.recovery.models import Outcome

    if folder is None and settings.BACKUP_DIR:
        folder = Path(settings.BACKUP_DIR)
    done = drilling.drill(folder, now=clock.now())
    if done.outcome != Outcome.DONE:
        raise CannotError(f"The rehearsal failed. {done.why}")
    took = clock.now() - done.started_at
    print(f"{done.backup_name} came back in {took.total_seconds():.0f} seconds.")
    print(f"Decisions replayed: {done.replayed}. Checked:")
    for words in done.checks:
        print(f"  {words}")
    print("Nothing of the rehearsal is left.")
    return 0
