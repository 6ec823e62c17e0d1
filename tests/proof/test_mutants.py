"""No damage to the policy goes unnoticed."""

from kinkeeper.policy.edition import in_force
from tests.proof.killing import report
from tests.proof.table_by_hand import ROWS


def test_every_damage_to_the_policy_is_noticed():
    """K1, K2, P9a to P9l, P10a to P10d"""
    found = list(report(in_force()))
    assert len(found) > 300
    assert [mutant.name for mutant, noticed in found if not noticed] == []


def test_every_row_of_the_edition_stands_in_the_second_writing():
    """K2"""
    schedule = in_force().schedule
    rows = {row.id for row in (*schedule.rows, *schedule.additional)}
    assert rows == set(ROWS)
