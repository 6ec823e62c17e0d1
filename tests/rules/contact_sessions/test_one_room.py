"""K6, R20: one to one means one to one."""

from datetime import UTC, datetime

import pytest

from kinkeeper.rules.contact_sessions.one_room import Duty, clash


def duty(start, end, *, observed=False, room="Hall"):
    hours = [datetime(2026, 3, 14, *divmod(at, 100), tzinfo=UTC) for at in (start, end)]
    return Duty(room, observed, *hours)


ALONE, SHARED = duty(1000, 1200, observed=True), duty(1000, 1200)


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        (duty(1000, 1200), True),
        (duty(1000, 1200, room="Blue room"), False),
        (duty(1000, 1200, observed=True), False),
        (duty(1159, 1300, room="Blue room"), False),
        (duty(1200, 1300, room="Blue room"), True),
        (duty(900, 1000, observed=True), True),
    ],
    ids=[
        "two families in one hall",
        "two rooms",
        "observed beside supported",
        "a minute too early",
        "right after",
        "right before",
    ],
)
def test_supported_families_may_share_a_worker_in_one_room(other, fits):
    assert (clash(SHARED, [other]) is None) is fits


def test_who_observes_sees_one_family():
    assert clash(ALONE, [SHARED]) == SHARED
    assert clash(ALONE, [duty(1200, 1300, observed=True)]) is None


def test_the_earliest_is_named():
    early, late = duty(900, 1100, room="A"), duty(1130, 1230, room="B")
    assert clash(ALONE, [late, early]) == early
