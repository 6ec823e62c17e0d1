"""What can somebody work out who knows the published numbers and the rule?"""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinkeeper.rules.statistics import gives_away, published

GROUPS = st.dictionaries(
    st.sampled_from("ABCD"), st.integers(0, 8), min_size=1, max_size=3
)


@pytest.mark.parametrize(
    ("counts", "shown", "total"),
    [
        ({"A": 12, "B": 7}, {"A": 12, "B": 7}, 19),
        ({"A": 12, "B": 0}, {"A": 12, "B": 0}, 12),
        ({"A": 12, "B": 3, "C": 8}, {"A": 12, "B": None, "C": None}, 23),
        ({"A": 12, "B": 3, "C": 2}, {"A": None, "B": None, "C": None}, 17),
        ({"A": 12, "B": 1, "C": 1}, {"A": None, "B": None, "C": None}, 14),
        ({"A": 3, "B": 0}, {"A": None, "B": None}, None),
        ({"A": 30, "B": 2}, {"A": None, "B": None}, 32),
        ({"A": 0}, {"A": 0}, 0),
    ],
)
def test_a_small_group_is_hidden_and_never_alone(counts, shown, total):
    found = published(counts)
    assert (found.counts, found.total) == (shown, total)


@settings(max_examples=150)
@given(GROUPS)
def test_nobody_can_work_out_a_small_group(counts):
    """Whoever tries every number that would look the same finds several."""
    found = published(counts)
    for name, count in counts.items():
        if not 0 < count < 5:
            continue
        assert found.counts[name] is None
        assert len(_could_be(name, found)) > 1


def _could_be(name, found):
    """Return what a hidden group may hold, for somebody who knows the rule too."""
    hidden = [each for each, count in found.counts.items() if count is None]
    known = sum(count or 0 for count in found.counts.values())
    possible = set()
    for guess in product(range(12), repeat=len(hidden)):
        if found.total is not None and known + sum(guess) != found.total:
            continue
        whole = {**found.counts, **dict(zip(hidden, guess, strict=True))}
        if published(whole) == found:
            possible.add(whole[name])
        if len(possible) > 1:
            break
    return possible


@pytest.mark.parametrize(
    ("parts", "given"),
    [
        pytest.param([(8, False), (9, False)], False, id="nothing is hidden"),
        pytest.param([(3, True), (9, False)], True, id="one is left by taking away"),
        pytest.param([(1, True), (1, True), (9, False)], True, id="two ones make two"),
        pytest.param([(4, True), (4, True)], True, id="two fours make eight"),
        pytest.param([(3, True), (8, True)], False, id="many ways to share out eleven"),
        pytest.param([], False, id="no parts"),
    ],
)
def test_a_sum_may_give_its_hidden_parts_away(parts, given):
    """P9e"""
    assert gives_away(parts) is given
