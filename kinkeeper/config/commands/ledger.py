"""`kinkeeper ledger`: is the log whole, are the certificates true; export, prove."""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

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


def prove(*, copy: Path | None, salt: str, folder: Path | None) -> int:
    """
    Say what we destroyed, to somebody who has a copy of it and its salt.

    With `folder`, an export, it needs no database, so that anybody can check it. A
    wrong salt, a changed copy and what we never held give one and the same answer.
    """
    if copy is None or not salt:
        raise CannotError("Give the copy with --copy and its salt with --salt.")
    try:
        held, salted = copy.read_bytes(), bytes.fromhex(salt)
    except OSError as error:
        raise CannotError(f"The copy cannot be read: {error.strerror}.") from None
    except ValueError:
        raise CannotError("The salt is 32 characters, 0 to 9 and a to f.") from None
    up()
    from kinkeeper.privacy.disposal.queries import proving

    listed, key = _exported(folder) if folder else _here()
    found = proving.covering(held, salted, certificates=listed, public_key=key)
    if not found:
        print("No certificate covers this copy with this salt.", file=sys.stderr)
        return 1
    for match in found:
        _tell(match.said, genuine=match.genuine)
    return 0 if all(match.genuine for match in found) else 1


def _here() -> tuple[Iterable[dict[str, Any]], bytes]:
    """Return our own certificates. That somebody asked is an event."""
    from kinkeeper.foundation.audit import signing, trail
    from kinkeeper.privacy.disposal.queries import certified

    trail.record("proof.asked", about="certificates", by=None)
    return certified.exported(), signing.public_key()


def _exported(folder: Path) -> tuple[Iterable[dict[str, Any]], bytes]:
    try:
        lines = (folder / "certificates.jsonl").read_text(encoding="utf-8").splitlines()
        key = (folder / "public-key.txt").read_text(encoding="utf-8").split()[1]
        return [json.loads(line) for line in lines], bytes.fromhex(key)
    except (OSError, ValueError, IndexError):
        raise CannotError("The folder is not an export of the ledger.") from None


def _tell(said: dict[str, Any], *, genuine: bool) -> None:
    gone = datetime.fromisoformat(said["executed_at"])
    clear = date.fromisoformat(said["backups_clear_on"])
    print(f"Certificate {said['certificate']}, record {said['case'] or said['record']}")
    print(f"  It was held, and destroyed on {gone:%-d %B %Y at %H:%M} UTC.")
    print(f"  Rule {said['row']} of policy {said['policy']}.")
    print(f"  No backup can bring it back after {clear:%-d %B %Y}.")
    signed = "The signature is true." if genuine else "THE SIGNATURE DOES NOT FIT."
    print(f"  {signed}")
