"""A Merkle log of salted digests, as in RFC 6962. Pure: bytes in, bytes out."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
DIGEST = 32
BLOCK = 1024


def leaf_hash(body: bytes, salt: bytes) -> bytes:
    """Return the digest that stands for one event. The salt hides guessable bodies."""
    return sha256(b"\x00" + salt + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of the tree: enough to append leaves and to tell the root."""

    def __init__(self, size: int = 0, edge: Sequence[bytes] = ()) -> None:
        self.size = size
        self.edge = list(edge)

    def append(self, leaf: bytes) -> None:
        carried, count = leaf, self.size
        while count & 1:
            carried = node_hash(self.edge.pop(), carried)
            count >>= 1
        self.edge.append(carried)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        return _folded(self.edge) if self.edge else EMPTY


def roots_at(leaves: bytes, sizes: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """
    Yield the root at each size, smallest first; sizes beyond the log are left out.

    `leaves` are all digests in a row. Works a block at a time: many times faster than
    leaf by leaf.
    """
    wanted = sorted(set(sizes))
    blocks = Frontier()
    for start in range(0, len(leaves), BLOCK * DIGEST):
        levels = _levels(leaves[start : start + BLOCK * DIGEST])
        before, count = start // DIGEST, len(levels[0]) // DIGEST
        while wanted and wanted[0] <= before + count:
            size = wanted.pop(0)
            if size > before:
                yield size, _folded(blocks.edge + _edge(levels, size - before))
        if count == BLOCK:
            blocks.append(levels[-1])


def _levels(leaves: bytes) -> list[bytes]:
    """Return the leaves and every level of whole pairs above them."""
    levels = [leaves]
    while len(levels[-1]) >= 2 * DIGEST:
        below = levels[-1]
        ends = len(below) - len(below) % (2 * DIGEST)
        pairs = range(0, ends, 2 * DIGEST)
        levels.append(
            b"".join(
                [sha256(b"\x01" + below[at : at + 2 * DIGEST]).digest() for at in pairs]
            )
        )
    return levels


def _edge(levels: Sequence[bytes], count: int) -> list[bytes]:
    """Return the roots of the whole subtrees that the first `count` leaves form."""
    edge, done = [], 0
    for height in reversed(range(len(levels))):
        if count & (1 << height):
            at = (done >> height) * DIGEST
            edge.append(levels[height][at : at + DIGEST])
            done += 1 << height
    return edge


def _folded(edge: Sequence[bytes]) -> bytes:
    root = edge[-1]
    for left in reversed(edge[:-1]):
        root = node_hash(left, root)
    return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over all leaves."""
    frontier = Frontier()
    frontier.extend(leaves)
    return frontier.root()


def inclusion_proof(leaves: Sequence[bytes], number: int) -> list[bytes]:
    """Return the audit path for leaf `number` (counted from 0) in these leaves."""
    if not 0 <= number < len(leaves):
        raise IndexError(number)
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if number < split:
        path = inclusion_proof(leaves[:split], number)
        return [*path, root_of(leaves[split:])]
    path = inclusion_proof(leaves[split:], number - split)
    return [*path, root_of(leaves[:split])]


def is_included(
    leaf: bytes, number: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Say whether `path` proves that `leaf` stands at `number` under `root`."""
    if not 0 <= number < size:
        return False
    return _climb(leaf, number, size, list(path)) == root


def _climb(leaf: bytes, number: int, size: int, path: list[bytes]) -> bytes | None:
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    sibling = path[-1]
    split = _split(size)
    if number < split:
        below = _climb(leaf, number, split, path[:-1])
        return None if below is None else node_hash(below, sibling)
    below = _climb(leaf, number - split, size - split, path[:-1])
    return None if below is None else node_hash(sibling, below)


def _split(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
