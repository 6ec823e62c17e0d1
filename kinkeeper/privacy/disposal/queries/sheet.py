"""The record life as a table for a spreadsheet: references and dates, no names."""

from collections.abc import Iterator, Sequence
from datetime import date

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.privacy.disposal.queries import drawing, lives, pinned
from kinkeeper.privacy.disposal.queries.filtering import Wanted, narrowed
from kinkeeper.privacy.records.obligations import PROTECTED_RULE

MOST = 50_000
PURPOSE = "taking the dates of records out as a table"
HEADINGS = (
    "Reference",
    "Record",
    "Kind",
    "State",
    "Rule",
    "Edition",
    "Begun",
    "Counted from",
    "Kept through",
    "May go from",
    "Gone by",
    "Look again on",
    "On hold",
)


def sheet(*, viewer: Account, today: date, wanted: Wanted) -> Iterator[Sequence[str]]:
    """Yield the headings and a line for each record that was asked for. Else 404."""
    lives.may_see_life(viewer)
    trail.viewed("record_life", about="records", by=viewer, purpose=PURPOSE)
    return _lines(viewer, today, wanted)


def _lines(viewer: Account, today: date, wanted: Wanted) -> Iterator[Sequence[str]]:
    yield HEADINGS
    tables = pinned.schedules()
    found = narrowed(lives.visible(viewer), wanted, tables, today)
    for group in lives.GROUPS:
        if group.name == wanted.show:
            found = found.filter(group.condition(tables, today))
    rows = list(found.order_by("trigger_on", "pk")[:MOST])
    holds = drawing.holds_of(rows, today)
    eyes = lives.eyes_of(viewer)
    for each in rows:
        dates = drawing.dates_of(each, tables)
        hold = holds.get(each.pk)
        hidden = each.rule == PROTECTED_RULE and not eyes.knows_concerns(each.case_id)
        yield [
            harmless(cell)
            for cell in (
                drawing.name_of(each, knows_families=False),
                each.title,
                each.kind,
                each.get_state_display(),
                "" if hidden else each.rule,
                each.policy_version,
                each.opened_on,
                each.trigger_on,
                dates.last_day,
                dates.may_go,
                dates.gone_by,
                each.review_on,
                hold.get_kind_display() if hold else "",
            )
        ]
