"""`kinkeeper backup DIR`: one encrypted file; the keys are copied elsewhere."""

import sys
from pathlib import Path

from kinkeeper.config.django_up import up


def run(*, folder: Path, keys_to: Path | None) -> int:
    """Take a backup. Raises CannotError with the sentence that says why not."""
    up()
    from django.conf import settings

    from kinkeeper.config.cli import CannotError
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.recovery import backing_up

    if keys_to is None and settings.KEYS_COPY_DIR:
        keys_to = Path(settings.KEYS_COPY_DIR)
    try:
        done = backing_up.back_up(folder, keys_to=keys_to, now=clock.now())
    except backing_up.CannotBackUpError as error:
        raise CannotError(str(error)) from error
    print(
        f"{folder / done.file_name}: {done.rows} rows and {done.files} files, "
        f"{done.size} bytes. Backups deleted because they were too old: "
        f"{done.old_ones_deleted}."
    )
    if done.keys_copied:
        print(f"The keys were copied to {keys_to}. Never keep them with the backups.")
    else:
        print(
            "The keys were NOT copied. If this machine is lost, this backup cannot be "
            "opened. Name a folder on another medium: --keys-to, or KEYS_COPY_DIR.",
            file=sys.stderr,
        )
    return 0
