"""Concerns as a list shows them."""

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import Cell, Column, DataTable, Tag
from kinkeeper.safeguarding.models import Concern


def table(found: list[Concern]) -> DataTable:
    columns = (Column("Concern"), Column("Family"), Column("Sent"), Column("State"))
    return DataTable(
        "Concerns, the newest first",
        columns,
        tuple(
            (
                Cell(concern.reference, url=f"{concern.key}/"),
                _family(concern),
                date_words(clock.london(concern.recorded_at).date()),
                Cell(tag=state_tag(concern)),
            )
            for concern in found
        ),
        caption_hidden=True,
    )


def _family(concern: Concern) -> Cell:
    if concern.case is None:
        return Cell("No family named")
    if concern.case.callsign:
        return Cell(callsign=concern.case.callsign)
    return Cell(concern.case.reference)


def state_tag(concern: Concern) -> Tag:
    """Say in two words where a concern stands."""
    if concern.state == Concern.State.CLOSED:
        return Tag("Closed", "line", "check")
    if concern.seen_at is None:
        return Tag("Not seen yet", "clay", "alert")
    return Tag("Seen, open", "honey", "eye")
