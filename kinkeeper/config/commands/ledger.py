"""`kinkeeper ledger`: is the log whole, are the certificates true; export it."""

import sys
from pathlib import Path

from kinkeeper.config.cli import CannotError
from kinkeeper.config.django_up import up


def verify(*, against: Path | None) -> int:
    up()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.audit import sealer, verifying
    from kinkeeper.foundation.recovery import ledger_heads
    from kinkeeper.privacy.disposal.queries import certified

    sealer.seal(clock.now())
    written = ledger_heads.written_down()
    try:
        saved = against.read_bytes() if against else None
        verdict = verifying.verify(saved, journal=written.checkpoint)
    except (OSError, ValueError) as error:
        raise CannotError(str(error)) from None
    checked = certified.check_all()
    faults = [*verdict.faults, *written.faults, *checked.faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    print(
        f"The log is whole: {verdict.events} events, {verdict.ended} ended by date, "
        f"{verdict.leaves} leaves, {verdict.checkpoints} signed heads, "
        f"{checked.count} certificates."
    )
    return 0


def export(*, folder: Path | None, with_events: bool) -> int:
    if folder is None:
        raise CannotError("Say which folder to write to.")
    up()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.audit import bundle, sealer
    from kinkeeper.privacy.disposal.queries import certified

    now = clock.now()
    sealer.seal(now)
    try:
        bundle.write_bundle(
            folder,
            certificates=certified.exported(),
            with_events=with_events,
            now=now,
        )
    except FileExistsError:
        raise CannotError("The folder is not empty. Choose a new one.") from None
    except OSError as error:
        raise CannotError(f"The folder cannot be written: {error.strerror}.") from None
    print(f"Written to {folder}. Check it with verifier/verify_ledger.py.")
    return 0


def checkpoint() -> int:
    up()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.audit import bundle, sealer

    sealer.seal(clock.now())
    head = bundle.last_head()
    if head is None:
        raise CannotError("Nothing has been recorded yet.")
    print(bundle.checkpoint_text(head), end="")
    return 0
