"""An invented family."""

from datetime import timedelta

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.charts.attendance_strip import Outcome, Strip, Visit
from kinkeeper.foundation.ui.parts import Link
from kinkeeper.foundation.ui.samples import HERE, SATURDAY


def keep() -> list[parts.KeepInMind]:
    """Return four things to keep in mind."""
    return [
        parts.KeepInMind(
            "Priya’s address is secret", "Never shown to Daniel.", "lock", "plum"
        ),
        parts.KeepInMind(
            "The adults must not meet", "15 minutes apart.", "apart", "clay"
        ),
        parts.KeepInMind(
            "Priya: text messages only", "No voicemail.", "phone-off", "slate"
        ),
        parts.KeepInMind(
            "Theo has a nut allergy", "Pen in the cupboard.", "allergy", "red"
        ),
    ]


def sides() -> tuple[parts.Side, parts.Side]:
    """Return both sides of an invented case."""
    return (
        parts.Side(
            "Priya Nair",
            "Maya and Theo live with her",
            (
                parts.Way("Text messages, any time", "text"),
                parts.Way("No voicemail or email", "phone-off"),
            ),
        ),
        parts.Side(
            "Daniel Holt",
            "Father, visiting adult",
            (parts.Way("Email and portal", "mail"),),
        ),
    )


def strip() -> Strip:
    """Return 23 weekly visits with every outcome."""
    odd = {
        2: (Outcome.SHORTER, 75),
        5: (Outcome.CANCELLED, 0),
        9: (Outcome.DID_NOT_COME, 0),
        11: (Outcome.CLOSED, 0),
        15: (Outcome.SHORTER, 70),
        20: (Outcome.CANCELLED, 0),
        22: (Outcome.UNDER_WAY, 38),
    }
    first = SATURDAY - timedelta(weeks=22)
    visits = []
    for week in range(23):
        outcome, minutes = odd.get(week, (Outcome.TOOK_PLACE, 90))
        visits.append(Visit(first + timedelta(weeks=week), outcome, 90, minutes))
    return Strip(visits)


def timeline() -> list[parts.TimelineDay]:
    """Return two days of events."""
    return [
        parts.TimelineDay(
            "Today, Saturday 14 March",
            [
                parts.TimelineEvent(
                    "Session started in the Garden room",
                    "10:00 · by Sam O.",
                    "Daniel arrived 09:44 by the side door.",
                    icon="family",
                    link=Link("Open live notes", HERE),
                )
            ],
        ),
        parts.TimelineDay(
            "This week",
            [
                parts.TimelineEvent(
                    "Report 5 sent by secure email",
                    "Thursday 12 March, 16:20 · by Ruth A.",
                    "To the court officer only.",
                    icon="send",
                    tone="slate",
                ),
                parts.TimelineEvent(
                    "Report 5 signed off",
                    "Thursday 12 March, 15:58 · by Ruth A.",
                    "Written by Sam. Read and signed by Ruth.",
                ),
            ],
        ),
    ]


def plan() -> list[parts.PlanStep]:
    """Return the steps of one visit."""
    return [
        parts.PlanStep("09:45", "adult-in", "Daniel arrives, side door"),
        parts.PlanStep("10:00", "child-in", "Maya and Theo arrive, front door"),
        parts.PlanStep("11:30", "child-out", "Maya and Theo leave"),
        parts.PlanStep("11:45", "adult-out", "Daniel leaves"),
    ]
