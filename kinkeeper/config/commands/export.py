"""`kinkeeper export DIR`: everything, readable, for whoever leaves."""

import sys
from pathlib import Path

from kinkeeper.config.django_up import up

ASK = (
    "Everything will lie there unlocked: both sides of every family, concerns, "
    "files about staff. Whoever has the folder can read it. Nothing ends by itself.\n"
    "Type EXPORT to go on: "
)


def run(*, folder: Path, sure: bool) -> int:
    """
    Write the export. Asks when a person sits there; a script has decided already.

    Raises CannotError with a sentence when it cannot.
    """
    up()
    from kinkeeper.config.cli import CannotError
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.recovery import leaving

    if sys.stdin.isatty() and not sure and not _said_yes():
        raise CannotError("Nothing was written.")
    try:
        done = leaving.leave(folder, now=clock.now())
    except leaving.CannotExportError as error:
        raise CannotError(str(error)) from error
    print(
        f"{folder}: {done.rows} rows of {done.kinds} kinds and {done.files} files. "
        f"Destroyed and therefore not readable: {done.shut}. Keep it locked away."
    )
    return 0


def _said_yes() -> bool:
    return input(ASK).strip() == "EXPORT"
