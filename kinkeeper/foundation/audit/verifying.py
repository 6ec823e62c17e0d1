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


def verify() -> Verdict:
    """Recompute the log from its leaves and compare every event and every head."""
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
    verdict.leaves = frontier.size
    if heads and max(heads) > frontier.size:
        verdict.faults.append("The log is shorter than its last signed head.")
    _check_events(verdict)
    return verdict


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
        wanted = known.get(event.sealed_as)
        if wanted is None or bytes(wanted) != merkle.leaf_hash(
            body_of(event), bytes(event.salt)
        ):
            verdict.faults.append(f"Event {event.pk} was changed after it was sealed.")
