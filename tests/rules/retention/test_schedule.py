"""The table: its rows, and the line that each draws on a day."""

from datetime import date

import pytest

from kinkeeper.policy.edition import in_force
from kinkeeper.rules import retention as r

SCHEDULE = in_force().schedule
SETTINGS = SCHEDULE.settings
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("row", "free_up_to", "late_up_to"),
    [
        # Kept through the day a year later, then thirty days of grace.
        ("P9f", "2025-11-22", "2025-10-22"),
        ("P9e.professional", "2023-11-22", "2023-10-22"),
        ("P9a", "2020-11-22", "2020-10-22"),
        ("P9b.allowance", "2008-11-22", "2008-10-22"),
        ("P9c.decided", "2026-11-23", "2026-05-22"),
        ("P9c.undecided", "2026-05-23", "2026-05-22"),
        ("backup", "2026-11-23", "2026-10-18"),
        ("survey_answer", "2025-11-22", "2025-10-22"),
        ("P9i", None, None),
        ("P9k.accident", None, None),
        ("disposal_proof", None, None),
    ],
)
def test_each_row_draws_its_lines(row, free_up_to, late_up_to):
    """P9a to P9k"""
    found = SCHEDULE.row(row)
    free, late = (
        found.cutoff(TODAY, SETTINGS),
        found.overdue_cutoff(TODAY, SETTINGS),
    )
    assert (free and free.isoformat()) == free_up_to
    assert (late and late.isoformat()) == late_up_to


@pytest.mark.parametrize(
    ("row", "trigger_on", "dates"),
    [
        ("P9f", date(2025, 4, 14), ("2026-04-14", "2026-04-15", "2026-05-15")),
        ("P9d", date(2022, 2, 28), ("2028-02-29", "2028-03-01", "2028-03-31")),
        ("P9c.decided", date(2026, 8, 31), (None, "2026-08-31", "2027-02-28")),
        ("P9c.undecided", date(2026, 5, 10), (None, "2026-11-10", "2026-11-10")),
        ("P9i", date(2026, 5, 10), (None, None, None)),
    ],
)
def test_a_stored_day_leads_to_its_dates(row, trigger_on, dates):
    """K4"""
    due = r.due(SCHEDULE.row(row), trigger_on, SCHEDULE)
    found = (due.retain_until, due.eligible_from, due.dispose_by)
    assert tuple(day and day.isoformat() for day in found) == dates


def test_a_row_that_is_not_there_or_not_alone_is_never_guessed():
    """What no single row governs must not be destroyed."""
    with pytest.raises(r.NotOneRowError, match="P9z: no row"):
        SCHEDULE.row("P9z")
    with pytest.raises(r.NotOneRowError, match="diary"):
        SCHEDULE.row_for("diary", {})
    with pytest.raises(r.NotOneRowError, match="P9h"):
        r.Schedule(
            rows=(*SCHEDULE.rows, SCHEDULE.row("P9h")),
            settings=SETTINGS,
            holds=SCHEDULE.holds,
            undecided_alert_days=28,
        ).row_for(
            "case_file",
            {"contact": "supervised", "involvement": "nobody", "protected": False},
        )


def test_a_setting_that_is_no_number_cannot_be_years():
    assert SETTINGS["ask_age"] == 25
    with pytest.raises(KeyError):
        SETTINGS["case_anchor"]
