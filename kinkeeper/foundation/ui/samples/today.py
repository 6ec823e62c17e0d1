"""An invented Saturday."""

from typing import Any

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.charts.axis import Axis
from kinkeeper.foundation.ui.charts.day_track import Day, DayRow, Presence, Stay
from kinkeeper.foundation.ui.parts import Act, Link, Tag
from kinkeeper.foundation.ui.samples import HERE


def doors() -> list[parts.DoorCard]:
    """Return four door cards: held, next, leaving, later."""
    return [
        parts.DoorCard(
            "Otter",
            "10:15",
            "in",
            "Child arrives",
            "with the adult they live with",
            "Front door",
            "clay",
            Tag("23 min late", "red", "clock"),
            url=HERE,
            late=True,
            held="Visiting adult in the corridor",
            second=Link("Late or not coming", HERE),
        ),
        parts.DoorCard(
            "Fern",
            "10:45",
            "in",
            "Visiting adult arrives",
            "on their own",
            "Side door",
            "slate",
            Tag("in 7 min", "line"),
            act=Act("Arrived", HERE, "primary", about="Fern, visiting adult"),
            second=Link("Late or not coming", HERE),
        ),
        parts.DoorCard(
            "Wren",
            "11:00",
            "out",
            "Child leaves",
            "with the adult they live with",
            "Front door",
            "clay",
            Tag("in 22 min", "line"),
            act=Act("Left", HERE, about="Wren, child leaves"),
            second=Link("Running over", HERE),
        ),
        parts.DoorCard(
            "Fern",
            "11:00",
            "in",
            "Child arrives",
            "with the adult they live with",
            "Front door",
            "clay",
            Tag("in 22 min", "line"),
            act=Act("Arrived", HERE, about="Fern, child arrives"),
        ),
    ]


def day() -> Day:
    """Return a Saturday with every state of a bar."""

    def row(word: str, mode: str, times: tuple[int, int], *rest: Any) -> DayRow:
        child, adult, room, tag, note = rest
        start, end = times
        stays = (
            Stay(start, end, child),
            Stay(start - 15, end + 15, adult),
        )
        return DayRow(word, mode, *stays, room=room, tag=tag, note=note, url=HERE)

    together = Tag("Together now", "pine", "check")
    late = Tag("Child 23 min late", "red", "clock")
    here, planned = Presence.HERE, Presence.PLANNED
    return Day(
        Axis(9 * 60, 14 * 60, 10 * 60 + 38),
        (
            row(
                "Wren", "Supervised", (570, 660), here, here, "Blue room", together, ""
            ),
            row("Alder", "Supervised", (600, 690), here, here, "Garden", together, ""),
            row(
                "Otter", "Supported", (615, 735), Presence.LATE, here, "Hall", late, ""
            ),
            row(
                "Fern",
                "Supported",
                (660, 780),
                planned,
                planned,
                "Hall",
                Tag("Due 10:45", "line"),
                "Volunteer: Bea",
            ),
            DayRow(
                "Heron",
                "Handover",
                Stay(690, 700),
                Stay(710, 720),
                "Quiet room",
                Tag("Gap too short", "honey", "alert"),
                "10 min, plan says 20.",
            ),
            DayRow(
                "Maple",
                "Supervised",
                Stay(735, 825, Presence.NOT_COMING),
                None,
                "",
                Tag("Not coming", "line", "no"),
                "Child unwell, told us 08:52",
            ),
        ),
    )
