"""Invented records, one in each stage of its life."""

from datetime import date

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.charts.axis import Scale
from kinkeeper.foundation.ui.charts.life_chart import LifeChart, LifeGroup, LifeRow
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.charts.month_bars import Month, MonthBars
from kinkeeper.foundation.ui.parts import Cell, Column, Link, Tag, Tone
from kinkeeper.foundation.ui.samples import HERE, SATURDAY


def lives() -> LifeChart:
    """Return one record in each stage of its life."""
    counting = Link("Rule P9g", HERE)
    past = LifeRow(
        Life(
            "DBS certificate copy",
            date(2025, 9, 10),
            date(2025, 9, 10),
            date(2026, 3, 10),
            started_by="decided",
        ),
        "Volunteer S-014. Decided 10 September 2025",
        "10 March 2026",
        "The copy goes within 6 months of the decision.",
        tag=Tag("4 days past its date", "red", "alert"),
        rule=Link("Rule P9c", HERE),
    )
    soon = LifeRow(
        Life(
            "Kestrel",
            date(2023, 9, 2),
            date(2025, 4, 2),
            date(2026, 4, 2),
            started_by="case closed",
        ),
        "Supported. No court order",
        "2 April 2026",
        "1 year from closing.",
        callsign="Kestrel",
        url=HERE,
        tag=Tag("in 19 days", "honey", "clock"),
        rule=Link("Rule P9f", HERE),
    )
    held = LifeRow(
        Life(
            "Robin",
            date(2023, 2, 2),
            date(2024, 11, 20),
            date(2025, 11, 20),
            held_since=date(2025, 10, 3),
            started_by="case closed",
        ),
        "Supported. No court order",
        "Look again by 3 April 2026",
        "The police asked us to keep it.",
        callsign="Robin",
        tag=Tag("On hold", "plum", "hold"),
    )
    linnet = LifeRow(
        Life(
            "Linnet",
            date(2022, 5, 12),
            date(2024, 7, 18),
            date(2027, 7, 18),
            started_by="case closed",
        ),
        "Supervised. Court order",
        "18 July 2027",
        "3 years from closing.",
        callsign="Linnet",
        rule=counting,
    )
    alder = LifeRow(
        Life("Alder", date(2025, 10, 2)),
        "Supervised. In use now",
        "No date yet",
        "3 years, from the day the case closes.",
        callsign="Alder",
        rule=counting,
    )
    reports = LifeRow(
        Life("Alder, reports", date(2025, 10, 2), date(2025, 10, 2), no_end=True),
        "5 supervised contact reports",
        "No end date",
        "The youngest child turns 25 in June 2043. We look again then.",
        callsign="Alder",
        rule=Link("Rule P9i", HERE),
    )
    groups: tuple[tuple[str, str, Tone, tuple[LifeRow, ...]], ...] = (
        ("Ending in the next 90 days", "clock", "clay", (past, soon)),
        ("On hold: the date is stopped", "hold", "plum", (held,)),
        ("Counting down", "box", "pine", (linnet, alder)),
        ("Kept for the child", "child", "slate", (reports,)),
    )
    return LifeChart(
        Scale(2020, 2030, SATURDAY),
        [
            LifeGroup(
                title,
                icon,
                tone,
                "1 record" if len(rows) == 1 else f"{len(rows)} records",
                rows,
            )
            for title, icon, tone, rows in groups
        ],
    )


def months() -> MonthBars:
    """Return twelve months across a new year."""
    counts = (3, 6, 5, 2, 4, 1, 3, 7, 4, 0, 3, 2)
    return MonthBars(
        "Records reaching their end date",
        [
            Month(2026 + (n + 2) // 12, (n + 2) % 12 + 1, count, soon=n < 3)
            for n, count in enumerate(counts)
        ],
        "next 12 months",
    )


def table() -> parts.DataTable:
    """Return a small table with a call-sign, a tag, a link and a number."""
    done, waits = Tag("Signed", "leaf", "check"), Tag("Waits", "honey", "clock")
    return parts.DataTable(
        "Reports this week",
        (Column("Family"), Column("Report"), Column("State"), Column("Pages", True)),
        (
            (
                Cell(callsign="Alder", url=HERE, small="Supervised"),
                Cell("Report 6", HERE),
                Cell(tag=waits),
                4,
            ),
            (Cell(callsign="Wren", url=HERE), Cell("Report 2"), Cell(tag=done), 12),
        ),
    )
