"""How long is a record kept? Written a second time, with the numbers in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kinkeeper.rules.retention import Case, Question
from tests.proof.days_by_hand import (
    DAY,
    birthday_on,
    is_last_of_month,
    last_of_month,
    months_on,
    years_on,
)

OF_A_CASE = {"case_file", "contact_report", "safeguarding"}
WITH_A_TAIL = {"rights_request", "own_access_request", "complaint"}
STOP_A_CERTIFICATE = {"own_access_request", "court_preservation", "dbs_dispute"}
USES = {"created", "edited", "opened_for_task"}


@dataclass(frozen=True)
class ByHand:
    """What must come out. Dates are days in London."""

    rule: str
    status: str = ""
    anchor: date | None = None
    retain_until: date | None = None
    eligible_from: date | None = None
    dispose_by: date | None = None
    review_on: date | None = None
    keeps: tuple[str, ...] = ()


def retention_by_hand(question: Question) -> ByHand:
    """Return the answer about a record of one kind, by the published settings."""
    if question.record == "dbs_certificate":
        return _certificate(question)
    found = _term(question)
    if found.status:
        return found
    return _with_dates(question, found)


def _with_dates(question: Question, found: ByHand) -> ByHand:
    today, kept = question.today, found.retain_until
    assert kept is not None
    free, waits_for_ever = kept + DAY, False
    for block in question.blocks:
        foreign = block.kind == "hmrc_check" and question.record != "finance"
        if block.start > today or block.kind == "dbs_dispute" or foreign:
            continue
        if block.end is None or block.end > today:
            waits_for_ever = True
            continue
        tail = 3 if block.kind in WITH_A_TAIL else 0
        free = max(free, months_on(block.end, tail) + DAY)
    if waits_for_ever:
        return replace(found, status="blocked")
    gone = free + 30 * DAY
    return replace(
        found,
        eligible_from=free,
        dispose_by=gone,
        status=_standing(question, free, gone),
    )


def _standing(question: Question, free: date, gone: date) -> str:
    if question.today < free:
        return "wait"
    theirs = question.case is not None and question.case.our_role == "processor"
    if theirs and question.record in OF_A_CASE:
        return "return_to_controller"
    return "eligible" if question.today <= gone else "overdue"


def _certificate(question: Question) -> ByHand:
    paper, today = question.certificate, question.today
    assert paper is not None
    decided = paper.decided_on if _come(paper.decided_on, today) else None
    start = decided or paper.received_on
    assert start is not None
    gone = months_on(start, 6)
    free, stopped = decided or gone, False
    for block in question.blocks:
        asked = block.kind != "dbs_dispute" or _come(block.dbs_consulted_on, today)
        if block.kind not in STOP_A_CERTIFICATE or block.start > today or not asked:
            continue
        if block.end is None or block.end > today:
            stopped = True
        else:
            free, gone = max(free, block.end + DAY), max(gone, block.end + DAY)
    answer = ByHand(
        rule="P9c",
        anchor=start,
        review_on=None if decided else start + 28 * DAY,
        keeps=("check_date", "reference_number", "decision", "outcome"),
    )
    if stopped:
        return replace(answer, status="blocked")
    return replace(
        answer,
        eligible_from=free,
        dispose_by=gone,
        status=_standing(question, free, gone),
    )


def _term(question: Question) -> ByHand:
    kind = str(question.record)
    if kind == "contact_report" and question.service == "supported":
        kind = "case_file"
    if kind in OF_A_CASE:
        return _of_a_case(question, kind)
    return {
        "hr_file": lambda: _worked(question, "P9a"),
        "dbs_record": lambda: _worked(question, "P9c"),
        "parental_leave": lambda: _leave(question),
        "finance": lambda: _money(question),
        "staff_misc": lambda: _used(question),
        "accident": lambda: _accident(question),
    }[kind]()


def _worked(question: Question, rule: str) -> ByHand:
    assert question.worker is not None
    begun = [e for e in question.worker.engagements if e.start <= question.today]
    ends = [e.end for e in begun if e.end is not None and e.end <= question.today]
    if not begun or len(ends) < len(begun):
        return ByHand(rule, status="active")
    return ByHand(rule, anchor=max(ends), retain_until=years_on(max(ends), 6))


def _leave(question: Question) -> ByHand:
    child, today = question.child, question.today
    assert child is not None
    adopted = child.adopted_on if _come(child.adopted_on, today) else None
    start = adopted or child.born_on
    kept = years_on(start, 5)
    grown_up = birthday_on(child.born_on, 18)
    if _come(child.disability_allowance_from, today) and grown_up > kept:
        start, kept = child.born_on, grown_up
    return ByHand("P9b", anchor=start, retain_until=kept)


def _money(question: Question) -> ByHand:
    paper = question.finance
    assert paper is not None
    last = paper.end or paper.start
    ends = [y.end for y in paper.financial_years if y.start <= last <= y.end]
    kept = years_on(max(ends), 6)
    if is_last_of_month(max(ends)):
        kept = last_of_month(kept)
    return ByHand("P9d", anchor=max(ends), retain_until=kept)


def _used(question: Question) -> ByHand:
    used = [u.on for u in question.uses if u.how in USES and u.on <= question.today]
    return ByHand("P9j", anchor=max(used), retain_until=years_on(max(used), 3))


def _accident(question: Question) -> ByHand:
    day = question.happened_on
    assert day is not None
    first = years_on(day, 5) if not question.children else _grown_up(question, day)
    return ByHand("P9k", status="indefinite", review_on=_next_look(question, first))


def _of_a_case(question: Question, kind: str) -> ByHand:
    case, today = question.case, question.today
    if case is None:
        assert question.happened_on is not None
        review = _next_look(question, _grown_up(question, question.happened_on))
        return ByHand("P9k", status="indefinite", review_on=review)
    keeps = ("anonymous_statistics",) if kind == "case_file" else ()
    worry = any(concern.recorded_on <= today for concern in case.safeguarding)
    rule, years = _row(case, kind, today, worry=worry)
    ended = _ended(case, today)
    if ended is None:
        return ByHand(rule, status="active", keeps=keeps)
    if years is not None:
        return ByHand(
            rule,
            anchor=(day := _last_thing(case, ended, today)),
            retain_until=years_on(day, years),
            keeps=keeps,
        )
    shut = question.ceased_trading_on
    handed_on = rule == "P9i" and _come(shut, today)
    return ByHand(
        rule,
        status="transfer_required" if handed_on else "indefinite",
        review_on=_next_look(question, _grown_up(question, case.opened_on)),
        keeps=keeps,
    )


def _row(case: Case, kind: str, today: date, *, worry: bool) -> tuple[str, int | None]:
    if worry or kind == "safeguarding":
        return "P9k", None
    if kind == "contact_report":
        return "P9i", None
    watched = any(
        session.service == "supervised"
        and session.on <= today
        and not session.cancelled
        for session in case.sessions
    )
    papers = any(each.recorded_on <= today for each in case.court_orders + case.cafcass)
    if papers or case.referral in ("court", "cafcass", "professional"):
        return ("P9g" if watched else "P9e"), 3
    return ("P9h" if watched else "P9f"), 1


def _ended(case: Case, today: date) -> date | None:
    if _come(case.declined_on, today):
        return case.declined_on
    spells = [(case.opened_on, case.closed_on)]
    spells += [
        (r.opened_on, r.closed_on) for r in case.reopenings if r.opened_on <= today
    ]
    closed = spells[-1][1]
    if _come(closed, today):
        return closed
    if any(s.on > today and not s.cancelled for s in case.sessions):
        return None
    happened: Iterable[date] = (
        *(opened for opened, _ in spells),
        *(each.on for each in case.sessions),
        *(each.on for each in case.correspondence),
        *(each.recorded_on for each in case.court_orders + case.cafcass),
        *(each.recorded_on for each in case.safeguarding),
    )
    silent = months_on(max(day for day in happened if day <= today), 12) + DAY
    return silent if silent <= today else None


def _last_thing(case: Case, ended: date, today: date) -> date:
    if _come(case.declined_on, today):
        return ended
    sessions = [each.on for each in case.sessions if each.on <= today]
    letters = [
        each.on
        for each in case.correspondence
        if each.party == "professional" and each.on <= today
    ]
    return max([ended, *sessions, *letters])


def _grown_up(question: Question, unknown: date) -> date:
    births = [child.born_on or unknown for child in question.children]
    return birthday_on(max(births, default=unknown), 25)


def _next_look(question: Question, first: date) -> date:
    seen, look, turn = question.reviewed_on, first, 0
    while seen is not None and seen <= question.today and look <= seen:
        turn += 1
        look = years_on(first, 5 * turn)
    return look


def _come(day: date | None, today: date) -> bool:
    return day is not None and day <= today
