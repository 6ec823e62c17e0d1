"""The log as files, for somebody who checks it elsewhere (`verifier/`).

Nothing in it names a person: keys, codes and digests. The bodies of the events say
which account opened which case, by number, so they go along only when asked for.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from kinkeeper.foundation.audit import bodies, signing
from kinkeeper.foundation.audit.models import Checkpoint, Leaf
from kinkeeper.foundation.audit.sealer import note

SALT = 16
README = """The audit log of a contact centre, written {at}.

leaves.bin          one digest of 32 bytes for each event, in order
heads.jsonl         the signed heads of the log
public-key.txt      the key that the signatures are made with
certificates.jsonl  certificates of disposals, without names
events.jsonl        what each event says, in codes (only when asked for)

Check it with verify_ledger.py, and with the public key and a checkpoint that you kept
from an earlier day. Take the program from the place where you first got it, not from
whoever gave you this folder.
"""


def write_bundle(
    folder: Path,
    *,
    certificates: Iterable[dict[str, Any]],
    with_events: bool,
    now: datetime,
) -> None:
    """Write the log to an empty folder. Raises FileExistsError when it is not."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    with (folder / "leaves.bin").open("wb") as file:
        leaves = Leaf.objects.order_by("number").values_list("digest", flat=True)
        for digest in leaves.iterator(chunk_size=5000):
            file.write(bytes(digest))
    heads = Checkpoint.objects.order_by("size")
    _lines(folder / "heads.jsonl", (_head(head) for head in heads))
    _lines(folder / "certificates.jsonl", certificates)
    if with_events:
        _lines(
            folder / "events.jsonl", (_event(*row) for row in bodies.sealed_bodies())
        )
    (folder / "public-key.txt").write_text(f"ed25519 {signing.public_key().hex()}\n")
    (folder / "README.txt").write_text(README.format(at=now.isoformat()))


def checkpoint_text(head: Checkpoint) -> str:
    """Return a signed head as text, to keep elsewhere and to verify against."""
    said = note(head.size, bytes(head.root)).decode()
    return f"{said}\nsignature {bytes(head.signature).hex()}\n"


def last_head() -> Checkpoint | None:
    return Checkpoint.objects.order_by("-size").first()


def _lines(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for each in objects:
            file.write(json.dumps(each, sort_keys=True) + "\n")


def _head(head: Checkpoint) -> dict[str, Any]:
    return {
        "size": head.size,
        "root": bytes(head.root).hex(),
        "sealed_at": head.sealed_at.isoformat(),
        "signature": bytes(head.signature).hex(),
    }


def _event(_: int, number: int, salted: bytes) -> dict[str, Any]:
    return {
        "number": number,
        "salt": salted[:SALT].hex(),
        "body": salted[SALT:].decode(),
    }
