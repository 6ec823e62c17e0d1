"""The log's arithmetic: every leaf can be proved, no other can (K1)."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kinkeeper.foundation.audit import merkle

leaves_of = st.integers(min_value=1, max_value=70).map(
    lambda count: [sha256(bytes([number])).digest() for number in range(count)]
)


@given(leaves_of)
def test_appending_one_by_one_gives_the_root_over_all(leaves):
    frontier = merkle.Frontier()
    for leaf in leaves:
        frontier.append(leaf)

    assert frontier.root() == naive_root(leaves)


@given(leaves_of, st.data())
def test_every_leaf_can_be_proved_and_only_at_its_place(leaves, data):
    number = data.draw(st.integers(min_value=0, max_value=len(leaves) - 1))
    root = merkle.root_of(leaves)
    path = merkle.inclusion_proof(leaves, number)

    assert merkle.is_included(leaves[number], number, len(leaves), path, root)
    assert not merkle.is_included(b"\0" * 32, number, len(leaves), path, root)
    if len(leaves) > 1:
        elsewhere = (number + 1) % len(leaves)
        assert not merkle.is_included(
            leaves[number], elsewhere, len(leaves), path, root
        )


def test_an_empty_log_has_the_root_of_nothing():
    assert merkle.Frontier().root() == sha256(b"").digest()


def naive_root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return merkle.node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))
