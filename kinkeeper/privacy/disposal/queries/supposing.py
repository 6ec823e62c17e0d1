"""
What if? The same rules, asked with facts that somebody typed. Nothing is stored.

Each box of the form is one fact of the question that the rules publish; `PATHS` says
which. A record can be taken as the start: its facts are laid under what was typed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.queries import knowing
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.facts import CaseOnFile, blocks_of
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.holds import holds_on
from kinkeeper.rules import retention
from kinkeeper.rules.reading import slots_of
from kinkeeper.rules.retention import Record

PURPOSE = "trying out what would change a date"
CASE = (Record.CASE_FILE, Record.CONTACT_REPORT, Record.SAFEGUARDING)

# Box → fact. [0] is the first of a list; -1 the last.
PATHS = {
    "service": "service",
    "happened_on": "happened_on",
    "born_on": "children[0].born_on",
    "route": "case.referral",
    "our_role": "case.our_role",
    "opened_on": "case.opened_on",
    "closed_on": "case.closed_on",
    "declined_on": "case.declined_on",
    "reopened_on": "case.reopenings[-1].opened_on",
    "closed_again_on": "case.reopenings[-1].closed_on",
    "session_on": "case.sessions[0].on",
    "letter_on": "case.correspondence[0].on",
    "court_on": "case.court_orders[0].recorded_on",
    "cafcass_on": "case.cafcass[0].recorded_on",
    "concern_on": "case.safeguarding[0].recorded_on",
    "concern_closed_on": "case.safeguarding[0].closed_on",
    "engaged_from": "worker.engagements[-1].from",
    "engaged_to": "worker.engagements[-1].to",
    "leave_born_on": "child.born_on",
    "leave_adopted_on": "child.adopted_on",
    "leave_allowance_from": "child.disability_allowance_from",
    "dated_on": "certificate.dated_on",
    "received_on": "certificate.received_on",
    "decided_on": "certificate.decided_on",
    "paper_from": "finance.from",
    "paper_to": "finance.to",
    "year_from": "finance.financial_years[0].from",
    "year_to": "finance.financial_years[0].to",
    "used_on": "uses[0].on",
    "hold_kind": "blocks[0].kind",
    "hold_from": "blocks[0].from",
    "hold_to": "blocks[0].to",
}
# What goes with a fact that the form does not ask for.
BESIDE = {
    "children[0].born_on": ("ref", "child"),
    "case.correspondence[0].on": ("with", "professional"),
    "uses[0].on": ("how", "opened_for_task"),
}
_STEP = re.compile(r"(\w+)(?:\[(-?\d+)\])?")


@dataclass(frozen=True)
class Start:
    """A record to begin with: what it is called, and its facts as a question."""

    key: UUID
    named: str
    kind: str
    edition: str
    raw: Mapping[str, Any]


def start_of(key: UUID, *, viewer: Account) -> Start:
    """Return the facts of a record that the viewer may know. Else 404."""
    knowing.may_see_life(viewer)
    found = knowing.visible(viewer).filter(key=key).first()
    question = _question(found) if found else None
    if found is None or question is None:
        raise Http404
    case = found.case
    trail.viewed(
        "record_life",
        about=found.record,
        by=viewer,
        purpose=PURPOSE,
        case_key=case.key if case else None,
    )
    raw = plain(question)
    held = holds_on(case, found.record).filter(ended_on=None).order_by("from_on")
    raw["blocks"] = plain(blocks_of(held))
    if not knowing.eyes_of(viewer).knows_concerns(found.case_id):
        raw.get("case", {}).pop("safeguarding", None)
    reference = case.reference if case else found.reference
    named = f"{found.title}, {reference}".rstrip(", ")
    return Start(key, named, found.kind, found.policy_version, raw)


def question_of(
    kind: str, values: Mapping[str, Any], today: date, start: Start | None
) -> dict[str, Any]:
    """Return the raw question of what was typed, over the facts of a record."""
    raw: dict[str, Any] = plain(start.raw) if start and start.kind == kind else {}
    raw |= {"record": kind, "today": today.isoformat()}
    for name, path in PATHS.items():
        if name in values:
            _put(raw, path, values[name])
    raw["blocks"] = [block for block in raw.get("blocks", []) if block]
    session = raw.get("case", {}).get("sessions")
    if session and "service" not in session[0]:
        session[0]["service"] = raw.get("service", "supervised")
    return raw


def values_of(start: Start) -> dict[str, Any]:
    """Return what stands in the boxes when a record is taken as the start."""
    found = {name: _get(start.raw, path) for name, path in PATHS.items()}
    return {name: _day(value) for name, value in found.items() if value is not None}


def field_of(path: str) -> str | None:
    """Return the box that a complaint of the rules is about; None for several."""
    plain_path = re.sub(r"\[-?\d+\]", "[]", path)
    for name, known in PATHS.items():
        if re.sub(r"\[-?\d+\]", "[]", known) == plain_path:
            return name
    return _GROUPS.get(path)


# A complaint about a whole group of facts stands beside its first box.
_GROUPS = {
    "case": "opened_on",
    "worker": "engaged_from",
    "worker.engagements": "engaged_from",
    "child": "leave_born_on",
    "certificate": "received_on",
    "finance": "paper_from",
    "finance.financial_years": "year_from",
    "uses": "used_on",
}


def plain(value: Any) -> Any:
    """Return facts as a question of JSON has them: outside names, lists, text."""
    if is_dataclass(value):
        found = {
            n: getattr(value, s.attribute) for n, s in slots_of(type(value)).items()
        }
        return {n: plain(v) for n, v in found.items() if v not in (None, ())}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _question(found: Obligation) -> Any:
    if found.case is None:
        lone = register.lone_record(found.record)
        return lone.question if lone else None
    on_file = CaseOnFile(found.case, found.opened_on)
    for holding in on_file.holdings:
        if holding.record == found.record:
            return _newest_first(on_file.question(holding))
    return None


def _newest_first(question: retention.Question) -> Any:
    """Put in front what counts most often: the last session, the youngest child."""
    raw = plain(question)
    case = raw.get("case", {})
    for name, day in (("sessions", "on"), ("safeguarding", "recorded_on")):
        case.get(name, []).sort(key=lambda each, day=day: each[day], reverse=True)
    letters = case.get("correspondence", [])
    letters.sort(key=lambda each: (each["with"] == "professional", each["on"]))
    letters.reverse()
    raw.get("children", []).sort(key=lambda c: c.get("born_on", ""), reverse=True)
    return raw


def _put(raw: dict[str, Any], path: str, value: Any) -> None:
    """Set one fact, or take it away when its box is empty."""
    *way, last = _STEP.findall(path)
    here = raw
    for name, index in way:
        if not index:
            if value in (None, "") and name not in here:
                return
            here = here.setdefault(name, {})
            continue
        listed = here.setdefault(name, [])
        if not listed:
            if value in (None, ""):
                del here[name]
                return
            listed.append(dict([BESIDE[path]]) if path in BESIDE else {})
        here = listed[int(index)]
    if value in (None, ""):
        _take_away(raw, path, here, last[0])
    else:
        here[last[0]] = value.isoformat() if isinstance(value, date) else str(value)


def _take_away(raw: dict[str, Any], path: str, here: dict[str, Any], name: str) -> None:
    """Take one fact away, and its entry in a list when that fact was its day."""
    here.pop(name, None)
    match = re.match(
        r"(?:(\w+)\.)?(\w+)\[(-?\d+)\]\.(on|recorded_on|opened_on|from)$", path
    )
    if match and not path.startswith("blocks"):
        owner = raw.get(match[1], {}) if match[1] else raw
        del owner[match[2]][int(match[3])]
        if not owner[match[2]]:
            del owner[match[2]]


def _get(raw: Mapping[str, Any], path: str) -> Any:
    here: Any = raw
    for name, index in _STEP.findall(path):
        here = here.get(name) if isinstance(here, Mapping) else None
        if index and here is not None:
            here = here[int(index)] if here else None
    return here


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value
