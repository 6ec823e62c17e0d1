"""The rules and their second writing agree over the whole truth table."""

from itertools import islice

import pytest

from kinkeeper.policy.edition import in_force
from tests.proof.comparing import TOPICS, differences


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_the_rules_agree_with_their_second_writing_everywhere(topic):
    """P9a to P9k, P10a to P10d, P11b, P11f, P13"""
    found = list(islice(differences(topic, in_force()), 3))
    assert not found, "\n".join(map(str, found))
