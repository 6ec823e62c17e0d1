"""Checking the sealed trail: `kinkeeper ledger verify`."""

from dataclasses import dataclass, field

from kinkeeper.foundation.audit import merkle, signing
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.foundation.audit.sealer import body_of, note


@dataclass
class Verdict:
    """What the check found. `faults` is empty when the trail is whole."""

    leaves: int = 0
    events: int = 0
    checkpoints: int = 0
    faults: list[str] = field(default_factory=list)


def verify(against: bytes | None = None) -> Verdict:
    """Recompute the log from its leaves and compare every event and every head.

    `against` is a checkpoint that was saved elsewhere earlier (`sealer.note`): the log
    must still contain it, or history was rewritten.
    """
    wanted = _saved(against)
    verdict = Verdict()
    heads = {head.size: head for head in Checkpoint.objects.order_by("size")}
    frontier = merkle.Frontier()
    for leaf in Leaf.objects.order_by("number").iterator(chunk_size=5000):
        if leaf.number != frontier.size:
            verdict.faults.append(f"Leaf {frontier.size} is missing.")
            return verdict
        frontier.append(bytes(leaf.digest))
        if head := heads.get(frontier.size):
            _check_head(head, frontier.root(), verdict)
        if wanted and wanted[0] == frontier.size:
            if wanted[1] != frontier.root():
                verdict.faults.append("The saved checkpoint does not fit this log.")
            wanted = None
    verdict.leaves = frontier.size
    if wanted:
        verdict.faults.append("The log is shorter than the saved checkpoint.")
    if heads and max(heads) > frontier.size:
        verdict.faults.append("The log is shorter than its last signed head.")
    _check_events(verdict)
    return verdict


def _saved(checkpoint: bytes | None) -> tuple[int, bytes] | None:
    if checkpoint is None:
        return None
    lines = checkpoint.decode(errors="replace").split("\n")
    try:
        return int(lines[1]), bytes.fromhex(lines[2])
    except (IndexError, ValueError):
        raise ValueError("This file is not a checkpoint of the log.") from None


def _check_head(head: Checkpoint, root: bytes, verdict: Verdict) -> None:
    verdict.checkpoints += 1
    if bytes(head.root) != root:
        verdict.faults.append(f"The head at {head.size} does not fit the leaves.")
    if not signing.is_signed(note(head.size, bytes(head.root)), bytes(head.signature)):
        verdict.faults.append(f"The head at {head.size} has no valid signature.")


def _check_events(verdict: Verdict) -> None:
    sealed = Event.objects.exclude(sealed_as=None).order_by("sealed_as")
    digests = Leaf.objects.order_by("number").values_list("number", "digest")
    known = dict(digests.iterator(chunk_size=5000))
    for event in sealed.iterator(chunk_size=2000):
        verdict.events += 1
        wanted = known.get(event.sealed_as or 0)
        if wanted is None or bytes(wanted) != merkle.leaf_hash(
            body_of(event), bytes(event.salt)
        ):
            verdict.faults.append(f"Event {event.pk} was changed after it was sealed.")
