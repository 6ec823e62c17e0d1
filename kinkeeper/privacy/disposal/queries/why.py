"""Why a record is kept or goes: the clause, the facts, the rules, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import Scale, date_words
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.parts import Link, SummaryRow
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.queries import drawing, lives
from kinkeeper.privacy.records.facts import CaseOnFile
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.privacy.records.queries.holds import holds_on
from kinkeeper.rules.retention import Row

PURPOSE = "explaining how long a record is kept"

# The rules beside the table, in a few words each.
IN_WORDS = {
    "C-1": "Of several reasons to keep a record, the longest wins.",
    "C-3": "Once a court or Cafcass is on the file, it counts for ever.",
    "C-4": "One supervised session makes the whole case supervised.",
    "C-5": "The case was opened again, so the last closing counts.",
    "C-6": "A safeguarding concern keeps the whole file.",
    "C-7": "A record without an end date is looked at again on a set day.",
    "C-8": "A hold stops the disposal.",
    "C-9": "We count from the closing, or a later session or professional letter.",
    "C-10": "Nothing happened for so long that the case counts as closed.",
    "C-11": "The company has stopped trading.",
    "C-12": "The case belongs to another body, which decides.",
    "C-14": "The referral was declined, so that day counts.",
    "C-16": "A hold for a request goes on for a while after its end.",
    "C-17": "A birth date is missing, so we assume the youngest age.",
}


@dataclass(frozen=True)
class Why:
    """All that the page says about one record."""

    obligation: Obligation
    row: Row | None
    because: str
    life: Life
    scale: Scale
    rule: Link | None
    rules: Sequence[tuple[str, str]]
    facts: Sequence[SummaryRow]
    holds: Sequence[Hold]


def why(key: UUID, *, viewer: Account, today: date) -> Why:
    """Return why one record is kept, and record that somebody looked. Else 404."""
    lives.may_see_life(viewer)
    found = lives.visible(viewer).filter(key=key).first()
    if found is None or found.case is None:
        raise Http404
    case_key = found.case.key
    trail.viewed(
        "record_life", about=found, by=viewer, purpose=PURPOSE, case_key=case_key
    )
    knows = viewer.may(Power.CONCERNS_LEAD)
    hidden = found.rule == PROTECTED_RULE and not knows
    schedule = edition.in_force().schedule
    dates = drawing.dates_of(found, schedule)
    first = min(found.opened_on.year, today.year - lives.YEARS_BEFORE)
    return Why(
        obligation=found,
        row=schedule.row(found.row) if found.row and not hidden else None,
        because=drawing.LEAD_KNOWS if hidden else found.because,
        life=drawing.life_of(found, dates, None, today),
        scale=Scale(first, today.year + lives.YEARS_AFTER, today),
        rule=None if hidden else drawing.rule_link(found),
        rules=[] if hidden else [(c, IN_WORDS[c]) for c in found.via if c in IN_WORDS],
        facts=_facts(CaseOnFile(found.case, today), dates, knows),
        holds=list(holds_on(found.case, found.record).order_by("from_on")),
    )


def _facts(on_file: CaseOnFile, dates: drawing.Dates, knows: bool) -> list[SummaryRow]:
    """Return the facts that decide. Dates and counts, no words about people."""
    case, told = on_file.case, on_file.told
    rows = [
        SummaryRow("Opened", _day(case.opened_on)),
        SummaryRow("Closed", _day(case.closed_on or case.declined_on)),
        SummaryRow("Referred by", case.get_route_display()),
        SummaryRow("Sessions on file", _many([s.on for s in told.sessions])),
        SummaryRow(
            "Letters on file", _many([letter.on for letter in told.correspondence])
        ),
        SummaryRow("Court orders", _many([o.recorded_on for o in told.court_orders])),
        SummaryRow("From Cafcass", _many([c.recorded_on for c in told.cafcass])),
    ]
    if knows:
        raised = [concern.recorded_on for concern in told.safeguarding]
        rows.append(SummaryRow("Safeguarding concerns", _many(raised)))
    if dates.may_go and dates.gone_by:
        rows.append(SummaryRow("May go from", _day(dates.may_go)))
        rows.append(SummaryRow("Must be gone by", _day(dates.gone_by)))
    return rows


def _day(day: date | None) -> str:
    return date_words(day) if day else "Not yet"


def _many(days: Sequence[date]) -> str:
    if not days:
        return "None"
    return f"{len(days)}, the last on {date_words(max(days))}"
