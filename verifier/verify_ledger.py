"""
Check the audit log of a contact centre without the centre's own software.

    python3 verify_ledger.py FOLDER [--key FILE] [--against CHECKPOINT]

FOLDER is what `kinkeeper ledger export FOLDER` wrote. The program needs Python 3.9 or
newer and nothing else. It reads; it changes nothing and asks no network.

It answers: does every signed head fit the digests below it? Does every event fit its
digest, and is each missing one named as ended? Is every certificate signed, and does it
fit its list? Does the log continue a checkpoint that you kept from an earlier day?

What it cannot know: whether somebody who holds the centre's key wrote a whole new log.
That is what your own copies of the public key and of checkpoints are for. Use them.

Status 0: whole. Status 1: a fault was found. Status 2: the folder cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256, sha512
from pathlib import Path

ORIGIN = "kinkeeper/audit/v1"
ENDED = "log.ended"
DESTROYED = ("disposal.done", "disposal.replayed")
DIGEST, BLOCK = 32, 1024
AT_ONCE = 1 << 16
Point = tuple[int, int, int, int]


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def levels_of(leaves: bytes) -> list[bytes]:
    """Return the leaves and every level of whole pairs above them, as bytes."""
    levels = [leaves]
    while len(levels[-1]) >= 2 * DIGEST:
        below = levels[-1]
        ends = len(below) - len(below) % (2 * DIGEST)
        digests = [
            sha256(b"\x01" + below[at : at + 2 * DIGEST]).digest()
            for at in range(0, ends, 2 * DIGEST)
        ]
        levels.append(b"".join(digests))
    return levels


def edge_of(levels: list[bytes], count: int) -> list[bytes]:
    """Return the roots of the whole subtrees that the first `count` leaves form."""
    edge, done = [], 0
    for height in range(len(levels) - 1, -1, -1):
        if count >> height & 1:
            at = (done >> height) * DIGEST
            edge.append(levels[height][at : at + DIGEST])
            done += 1 << height
    return edge


def fold(edge: list[bytes]) -> bytes:
    root = edge[-1]
    for left in edge[-2::-1]:
        root = node(left, root)
    return root


def roots_at(leaves: bytes, sizes: list[int]) -> dict[int, bytes]:
    """Return the root at each size that the log reaches."""
    wanted, found = sorted(set(sizes)), {}
    edge: list[bytes] = []
    blocks = 0
    for start in range(0, len(leaves), BLOCK * DIGEST):
        levels = levels_of(leaves[start : start + BLOCK * DIGEST])
        before, count = start // DIGEST, len(levels[0]) // DIGEST
        while wanted and wanted[0] <= before + count:
            size = wanted.pop(0)
            if size > before:
                found[size] = fold(edge + edge_of(levels, size - before))
        if count == BLOCK:
            carried, full = levels[-1], blocks
            while full & 1:
                carried = node(edge.pop(), carried)
                full >>= 1
            edge.append(carried)
            blocks += 1
    return found


def root_of(digests: list[bytes]) -> bytes:
    """Return the root over a short list of digests; the empty list has one too."""
    if not digests:
        return sha256(b"").digest()
    return roots_at(b"".join(digests), [len(digests)])[len(digests)]


# Ed25519 (RFC 8032), the check alone, so nothing here is secret.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a: Point, b: Point) -> Point:
    """Add two points in extended coordinates."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return x * y % P, z * t % P, y * z % P, x * t % P


def point(encoded: bytes) -> Point | None:
    """Return the point that 32 bytes stand for, or None."""
    number = int.from_bytes(encoded, "little")
    odd, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = P - x
    return x, y, 1, x * y % P


BASE: Point = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))  # type: ignore[assignment]


def multiples_of(one: Point) -> list[list[Point]]:
    """Return 0 to 15 times each sixteenfold of a point, for scalars of 256 bits."""
    rows = []
    for _ in range(2 * DIGEST):
        row: list[Point] = [(0, 1, 1, 0)]
        while len(row) < 16:
            row.append(add(row[-1], one))
        rows.append(row)
        one = add(row[-1], one)
    return rows


@cache
def tables_of(public: bytes) -> tuple[list[list[Point]], list[list[Point]]] | None:
    """Return the multiples of the base and of the key turned round, made once."""
    key = point(public)
    if key is None:
        return None
    return multiples_of(BASE), multiples_of((P - key[0], key[1], 1, P - key[3]))


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether `signature` over `message` was made with the key of `public`."""
    if len(public) != DIGEST or len(signature) != 2 * DIGEST:
        return False
    tables, scalar = tables_of(public), int.from_bytes(signature[DIGEST:], "little")
    if tables is None or scalar >= ORDER:
        return False
    said = sha512(signature[:DIGEST] + public + message).digest()
    challenge = int.from_bytes(said, "little") % ORDER
    total = (0, 1, 1, 0)
    for place, of_base in enumerate(tables[0]):
        of_key = tables[1][place][challenge & 15]
        total = add(add(total, of_base[scalar & 15]), of_key)
        scalar, challenge = scalar >> 4, challenge >> 4
    shrink = pow(total[2], P - 2, P)
    x, y = total[0] * shrink % P, total[1] * shrink % P
    return (y | (x & 1) << 255).to_bytes(DIGEST, "little") == signature[:DIGEST]


def lines_of(path: Path) -> Iterator[dict]:
    """Yield the JSON object of each line; nothing when the file was not exported."""
    if path.exists():
        with path.open(encoding="utf-8") as file:
            # Many short lines are read in one go, three times as fast as one by one.
            while lines := file.readlines(AT_ONCE):
                found = json.loads(f"[{','.join(lines)}]")
                if len(found) != len(lines):
                    raise ValueError(f"{path.name} has not one object a line.")
                yield from found


def note(size: int, root: bytes) -> bytes:
    return f"{ORIGIN}\n{size}\n{root.hex()}\n".encode()


def check_heads(folder: Path, leaves: bytes, key: bytes, faults: list[str]) -> int:
    """Check every signed head. Returns how many there are."""
    heads = list(lines_of(folder / "heads.jsonl"))
    roots = roots_at(leaves, [head["size"] for head in heads])
    for head in heads:
        size, root = head["size"], bytes.fromhex(head["root"])
        if size not in roots:
            faults.append(f"The log is shorter than its signed head at {size}.")
        elif roots[size] != root:
            faults.append(f"The head at {size} does not fit the leaves.")
        if not is_signed(key, note(size, root), bytes.fromhex(head["signature"])):
            faults.append(f"The head at {size} has no valid signature.")
    if len(leaves) // DIGEST > max((head["size"] for head in heads), default=0):
        faults.append("The log goes on after its last signed head.")
    return len(heads)


def check_saved(path: Path, leaves: bytes, key: bytes, faults: list[str]) -> None:
    """Check that the log continues one that was saved on an earlier day."""
    lines = path.read_text(encoding="utf-8").split("\n")
    size, root = int(lines[1]), bytes.fromhex(lines[2])
    signature = [line for line in lines[3:] if line.startswith("signature ")]
    if signature and not is_signed(
        key, note(size, root), bytes.fromhex(signature[0].split()[1])
    ):
        faults.append("The saved checkpoint was not signed with this key.")
    now = roots_at(leaves, [size])
    if size not in now:
        faults.append("The log is shorter than the saved checkpoint.")
    elif now[size] != root:
        faults.append("The saved checkpoint does not fit this log.")


def named_as_ended(runs: str, size: int) -> Iterator[int]:
    for run in runs.split(","):
        first, _, last = run.partition("-")
        yield from range(int(first), min(int(last or first) + 1, size))


def check_events(
    folder: Path, leaves: bytes, faults: list[str]
) -> tuple[int, int, dict[str, str]]:
    """Check every event. Returns how many there are, how many ended, and the proofs."""
    spoken_for = bytearray(len(leaves) // DIGEST)
    accounts: list[str] = []
    proofs: dict[str, str] = {}
    for event in lines_of(folder / "events.jsonl"):
        number, body = event["number"], event["body"]
        salted, at = bytes.fromhex(event["salt"]) + body.encode(), number * DIGEST
        if leaves[at : at + DIGEST] != sha256(b"\x00" + salted).digest():
            faults.append(f"The event of leaf {number} was changed.")
            continue
        spoken_for[number] = 1
        # What was done stands in the first quotation marks, and needs no escapes.
        action = body.split('"', 2)[1]
        detail = json.loads(body)[7] if action in (ENDED, *DESTROYED) else {}
        if action == ENDED:
            accounts.append(detail["leaves"])
        elif "manifest_root" in detail:
            proofs[detail["certificate"]] = detail["manifest_root"]
    there = sum(spoken_for)
    for runs in accounts:
        for number in named_as_ended(runs, len(spoken_for)):
            spoken_for[number] = 1
    gone = [number for number, known in enumerate(spoken_for) if not known]
    if gone:
        faults.append(f"{len(gone)} events were taken away, first that of {gone[0]}.")
    return there, sum(spoken_for) - there, proofs


def check_certificates(
    folder: Path, key: bytes, proofs: dict[str, str] | None, faults: list[str]
) -> int:
    """Check each certificate's signature, its list, and its event in the log."""
    count = 0
    for line in lines_of(folder / "certificates.jsonl"):
        count += 1
        said = json.loads(line["statement"])
        name, signature = said["certificate"], bytes.fromhex(line["signature"])
        if not is_signed(key, line["statement"].encode(), signature):
            faults.append(f"Certificate {name} has no valid signature.")
        root = root_of([bytes.fromhex(digest) for digest in line["leaves"]]).hex()
        if root != said["manifest_root"]:
            faults.append(f"Certificate {name} does not fit its list of what went.")
        if proofs is not None and proofs.get(name) != said["manifest_root"]:
            faults.append(f"Certificate {name} is not in the log.")
    return count


def check(
    folder: Path, key_file: Path | None, against: Path | None
) -> tuple[list[str], str]:
    """Check a whole folder. Returns the faults and what was counted, in words."""
    faults: list[str] = []
    own = bytes.fromhex((folder / "public-key.txt").read_text().split()[-1])
    key = bytes.fromhex(key_file.read_text().split()[-1]) if key_file else own
    if key != own:
        faults.append("The folder comes with another key than the one you kept.")
    leaves = (folder / "leaves.bin").read_bytes()
    heads = check_heads(folder, leaves, key, faults)
    if against:
        check_saved(against, leaves, key, faults)
    counted = [f"{len(leaves) // DIGEST} leaves", f"{heads} signed heads"]
    proofs = None
    if (folder / "events.jsonl").exists():
        there, ended, proofs = check_events(folder, leaves, faults)
        counted += [f"{there} events", f"{ended} ended by date"]
    certificates = check_certificates(folder, key, proofs, faults)
    return faults, ", ".join([*counted, f"{certificates} certificates"])


def main() -> int:
    parser = argparse.ArgumentParser(description="Check a contact centre's audit log.")
    parser.add_argument("folder", type=Path, help="what `ledger export` wrote")
    parser.add_argument("--key", type=Path, help="the public key that you kept")
    parser.add_argument("--against", type=Path, help="a checkpoint that you kept")
    given = parser.parse_args()
    try:
        faults, counted = check(given.folder, given.key, given.against)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        print(f"This cannot be read: {error}", file=sys.stderr)
        return 2
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{'NOT WHOLE' if faults else 'Whole'}: {counted}.")
    if not (given.key and given.against):
        print("For a full check give --key and --against, from your own copies.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
