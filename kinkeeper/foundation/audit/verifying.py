"""Checking the sealed trail: `kinkeeper ledger verify`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from kinkeeper.foundation.audit import blocks, bodies, ending, merkle, signing
from kinkeeper.foundation.audit.models import Checkpoint, Event
from kinkeeper.foundation.audit.sealer import note

MOST_NAMED = 20


@dataclass
class Verdict:
    """What the check found. `faults` is empty when the trail is whole.

    `ended` counts events whose body went by its own rule, as the log itself says.
    """

    leaves: int = 0
    events: int = 0
    ended: int = 0
    checkpoints: int = 0
    faults: list[str] = field(default_factory=list)


def verify(against: bytes | None = None, *, journal: bytes | None = None) -> Verdict:
    """Recompute the log from its leaves and compare every event and every head.

    `against` is a checkpoint that was saved elsewhere earlier (`sealer.note`): the log
    must still contain it, or history was rewritten. `journal` is the last one that the
    journal holds: a log without it is that of an older or of a rewritten database.
    Raises ValueError when one of them is no checkpoint.
    """
    given = {"the saved checkpoint": against, "the journal's last checkpoint": journal}
    saved = {
        name: saved_checkpoint(text) for name, text in given.items() if text is not None
    }
    verdict = Verdict()
    leaves = _leaves(verdict)
    verdict.leaves = len(leaves) // merkle.DIGEST
    if verdict.faults:
        return verdict
    _check_heads(leaves, saved, verdict)
    _check_events(leaves, verdict)
    return verdict


def saved_checkpoint(text: bytes) -> tuple[int, bytes]:
    """Return size and root of a saved checkpoint. Raises ValueError."""
    lines = text.decode(errors="replace").split("\n")
    try:
        return int(lines[1]), bytes.fromhex(lines[2])
    except (IndexError, ValueError):
        raise ValueError("This file is not a checkpoint of the log.") from None


def _leaves(verdict: Verdict) -> bytes:
    """Return all digests in a row, up to the first gap."""
    found, gap = blocks.leaves()
    if gap is not None:
        verdict.faults.append(f"Leaf {gap} is missing.")
    return found


def _check_heads(
    leaves: bytes, saved: Mapping[str, tuple[int, bytes]], verdict: Verdict
) -> None:
    heads = {head.size: head for head in Checkpoint.objects.order_by("size")}
    sizes = [*heads, *(size for size, _ in saved.values())]
    roots = dict(merkle.roots_at(leaves, sizes))
    for size, head in heads.items():
        if size in roots:
            _check_head(head, roots[size], verdict)
    if verdict.leaves > max(heads, default=0):
        verdict.faults.append("The log goes on after its last signed head.")
    if max(heads, default=0) > verdict.leaves:
        verdict.faults.append("The log is shorter than its last signed head.")
    for name, (size, root) in saved.items():
        if size not in roots:
            verdict.faults.append(f"The log is shorter than {name}.")
        elif roots[size] != root:
            verdict.faults.append(f"{name[0].upper()}{name[1:]} does not fit this log.")


def _check_head(head: Checkpoint, root: bytes, verdict: Verdict) -> None:
    verdict.checkpoints += 1
    if bytes(head.root) != root:
        verdict.faults.append(f"The head at {head.size} does not fit the leaves.")
    if not signing.is_signed(note(head.size, bytes(head.root)), bytes(head.signature)):
        verdict.faults.append(f"The head at {head.size} has no valid signature.")


def _check_events(leaves: bytes, verdict: Verdict) -> None:
    spoken_for = bytearray(verdict.leaves)
    for first, last in blocks.spans():
        block = blocks.block(first, last)
        fits = block is not None and _fits(block, leaves)
        if block is not None and fits:
            verdict.events += len(block.numbers)
            for number in block.numbers:
                spoken_for[number] = 1
        if block is None or not fits or block.others:
            rest = bodies.sealed_bodies(first, last, all_of_them=not fits)
            _check_one_by_one(rest, leaves, spoken_for, verdict)
    _check_gone(spoken_for, verdict)


def _fits(block: blocks.Block, leaves: bytes) -> bool:
    """Say whether every event of a block has the digest of its leaf."""
    count = len(block.numbers)
    if not count:
        return True
    first = block.numbers[0]
    if block.numbers == list(range(first, first + count)):
        at = first * merkle.DIGEST
        together = b"".join(block.digests)
        return leaves[at : at + len(together)] == together
    return all(
        leaves[number * merkle.DIGEST : (number + 1) * merkle.DIGEST] == digest
        for number, digest in zip(block.numbers, block.digests, strict=True)
    )


def _check_one_by_one(
    rest: Iterable[tuple[int, int, bytes]],
    leaves: bytes,
    spoken_for: bytearray,
    verdict: Verdict,
) -> None:
    for pk, number, salted in rest:
        verdict.events += 1
        at = number * merkle.DIGEST
        leaf = leaves[at : at + merkle.DIGEST]
        if leaf != sha256(b"\x00" + salted).digest():
            verdict.faults.append(f"Event {pk} was changed after it was sealed.")
        if 0 <= number < verdict.leaves:
            spoken_for[number] = 1


def _check_gone(spoken_for: bytearray, verdict: Verdict) -> None:
    """A body may be gone only when a sealed event says that its time was over."""
    told = Event.objects.filter(action=ending.ENDED).exclude(sealed_as=None)
    for detail in told.values_list("detail", flat=True):
        for number in ending.leaves_of(detail):
            if number < verdict.leaves and not spoken_for[number]:
                spoken_for[number] = 1
                verdict.ended += 1
    gone = [number for number, there in enumerate(spoken_for) if not there]
    for number in gone[:MOST_NAMED]:
        verdict.faults.append(f"The event of leaf {number} was taken away.")
    if len(gone) > MOST_NAMED:
        verdict.faults.append(f"{len(gone) - MOST_NAMED} more events were taken away.")


def proofs_of_disposal() -> dict[str, str]:
    """Return the manifest's root that the log holds for each certificate."""
    done = Event.objects.filter(action__in=["disposal.done", "disposal.replayed"])
    return {
        detail["certificate"]: detail["manifest_root"]
        for detail in done.values_list("detail", flat=True)
        if "manifest_root" in detail
    }
