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
from kinkeeper.privacy.disposal.queries import drawing, lives, pinned
from kinkeeper.privacy.disposal.queries.history import Moved, history
from kinkeeper.privacy.disposal.queries.reckoning import (
    Reckoned,
    reckoned,
    under_today,
)
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.facts import CaseOnFile
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.privacy.records.queries.holds import holds_on
from kinkeeper.rules.retention import Record

PURPOSE = "explaining how long a record is kept"

# The rules beside the table, in a few words each.
IN_WORDS = {
    "C-1": "Of several reasons to keep a record, the longest wins.",
    "C-2": "A certificate goes at the latest after six months; only a dispute waits.",
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
    named: str
    because: str
    hidden: bool
    life: Life
    scale: Scale
    reasons: Sequence[Reckoned]
    under_today: str
    rules: Sequence[tuple[str, str]]
    facts: Sequence[SummaryRow]
    holds: Sequence[Hold]
    history: Sequence[Moved]
    elsewhere: Sequence[str]
    family: Link | None
    # May the reader say whose the records of this family are?
    says_whose: bool = False

    @property
    def key(self) -> str:
        return str(self.obligation.key)


def why(key: UUID, *, viewer: Account, today: date) -> Why:
    """Return why one record is kept, and record that somebody looked. Else 404."""
    lives.may_see_life(viewer)
    found = lives.visible(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    trail.viewed(
        "record_life",
        about=found.record,
        by=viewer,
        purpose=PURPOSE,
        case_key=found.case.key if found.case else None,
    )
    eyes = lives.eyes_of(viewer)
    hidden = found.rule == PROTECTED_RULE and not eyes.knows_concerns(found.case_id)
    tables = pinned.schedules()
    dates = drawing.dates_of(found, tables)
    held = drawing.holds_of([found], today).get(found.pk)
    named = drawing.name_of(found, knows_families=eyes.knows_families)
    first = min(found.opened_on.year, today.year - lives.YEARS_BEFORE)
    same = lives.visible(viewer).filter(record=found.record).order_by("pk")
    reasons = [] if hidden else [reckoned(each, tables) for each in same]
    return Why(
        obligation=found,
        named=named,
        because=drawing.LEAD_KNOWS if hidden else found.because,
        hidden=hidden,
        life=drawing.life_of(found, dates, held, today, named),
        scale=Scale(first, today.year + lives.YEARS_AFTER, today),
        reasons=[reason for reason in reasons if reason],
        under_today="" if hidden else under_today(found),
        rules=[] if hidden else [(c, IN_WORDS[c]) for c in found.via if c in IN_WORDS],
        facts=_facts(found, today, knows=eyes.knows_concerns(found.case_id)),
        holds=list(holds_on(found.case, found.record).order_by("from_on")),
        history=history(found, viewer=viewer),
        elsewhere=[place.words for place in register.locations_of(found.record)],
        family=_family(found, eyes),
        says_whose=found.kind == Record.CASE_FILE
        and viewer.may(Power.DISPOSAL_APPROVE),
    )


def _family(found: Obligation, eyes: drawing.Eyes) -> Link | None:
    if found.case is None or not eyes.knows_families:
        return None
    return Link(
        "See everything held about this family",
        f"/staff/records/?q={found.case.reference}",
    )


def _facts(found: Obligation, today: date, *, knows: bool) -> list[SummaryRow]:
    """Return the facts that decide. Dates and counts, no words about people."""
    if found.case is None:
        return [
            SummaryRow("Begun", date_words(found.opened_on)),
            SummaryRow("The clock starts", _day(found.trigger_on)),
        ]
    on_file = CaseOnFile(found.case, today)
    case, told = on_file.case, on_file.told
    rows = [
        SummaryRow("Opened", _day(case.opened_on)),
        SummaryRow("Closed", _day(case.closed_on or case.declined_on)),
        SummaryRow("Referred by", case.get_route_display()),
        SummaryRow("Whose it is", case.get_our_role_display()),
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
    return rows


def _day(day: date | None) -> str:
    return date_words(day) if day else "Not yet"


def _many(days: Sequence[date]) -> str:
    if not days:
        return "None"
    return f"{len(days)}, the last on {date_words(max(days))}"
