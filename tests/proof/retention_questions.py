"""The truth table of retention: every combination of facts, around every boundary."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from kinkeeper.rules import retention as r
from tests.proof.days_by_hand import DAY
from tests.proof.retention_by_hand import retention_by_hand

# Leap days, ends of months, the nights on which the clocks change, the turn of a year.
DAYS_ZERO = (
    date(2024, 2, 29),
    date(2023, 2, 28),
    date(2025, 1, 31),
    date(2024, 8, 31),
    date(2025, 3, 30),
    date(2025, 10, 26),
    date(2025, 12, 31),
    date(2025, 4, 14),
)
OPENED = date(2021, 6, 10)
LONG_AFTER = date(2070, 1, 1)
R = r.Record
CHILDREN = (r.Child("A", date(2012, 2, 29)), r.Child("B", date(2010, 7, 1)))
ONE_DAY = timedelta(days=1)


def retention_questions() -> Iterator[r.Question]:
    """Yield every question, each asked around the days on which its answer turns."""
    for question in _facts():
        yield from around_its_boundaries(question)


def around_its_boundaries(question: r.Question) -> Iterator[r.Question]:
    """Yield a question the day before, on and after each day that its answer names."""
    yield question
    answer = retention_by_hand(question)
    named = {answer.retain_until, answer.eligible_from, answer.dispose_by}
    if question.reviewed_on is None and answer.review_on:
        yield replace(question, reviewed_on=answer.review_on, today=LONG_AFTER)
    for day in sorted(each for each in named if each is not None):
        for shift in (-1, 0, 1):
            turned = day + shift * DAY
            yield replace(question, today=turned)
            if answer.eligible_from:
                yield replace(question, today=turned, approved_on=turned)


def _facts() -> Iterator[r.Question]:
    yield from _case_files()
    yield from _silent_cases()
    yield from _reopened_cases()
    yield from _papers_of_one_child()
    yield from _staff()
    yield from _money_and_accidents()
    yield from _held()


def _case_files() -> Iterator[r.Question]:
    for day, (kind, service), referral, contact, papers, worry, end in product(
        DAYS_ZERO,
        (
            (R.CASE_FILE, r.Service.SUPERVISED),
            (R.CONTACT_REPORT, r.Service.SUPERVISED),
            (R.CONTACT_REPORT, r.Service.SUPPORTED),
            (R.SAFEGUARDING, r.Service.SUPERVISED),
        ),
        r.Referral,
        (r.Service.SUPERVISED, r.Service.SUPPORTED, r.Service.HANDOVER),
        ("", "order", "cafcass", "letter"),
        (False, True),
        ("closed", "declined", "open"),
    ):
        recorded = (r.Recorded(day - 30 * DAY),)
        case = r.Case(
            opened_on=OPENED,
            referral=referral,
            closed_on=day if end == "closed" else None,
            declined_on=day if end == "declined" else None,
            sessions=() if end == "declined" else (r.Session(day - 9 * DAY, contact),),
            court_orders=recorded if papers == "order" else (),
            cafcass=recorded if papers == "cafcass" else (),
            correspondence=(
                r.Letter(day + 40 * DAY, r.Party.PROFESSIONAL),
                r.Letter(day + 90 * DAY, r.Party.FAMILY),
            )
            if papers == "letter"
            else (),
            safeguarding=(r.Concern(day - DAY),) if worry else (),
        )
        yield r.Question(
            today=day + 7 * DAY,
            record=kind,
            service=service,
            children=CHILDREN,
            case=case,
        )


def _silent_cases() -> Iterator[r.Question]:
    for last, cancelled, booked in product(DAYS_ZERO, (False, True), (False, True)):
        sessions = [r.Session(last, r.Service.SUPERVISED, cancelled)]
        if booked:
            sessions.append(r.Session(last + 800 * DAY, r.Service.SUPERVISED))
        case = r.Case(OPENED, r.Referral.SELF, sessions=tuple(sessions))
        for days in (364, 365, 366, 367, 900):
            yield r.Question(last + days * DAY, R.CASE_FILE, case=case)
            yield r.Question(last + days * DAY, R.CONTACT_REPORT, case=case)


def _reopened_cases() -> Iterator[r.Question]:
    for day, again, role in product(DAYS_ZERO, (None, 50), r.OurRole):
        spell = r.Reopening(day, None if again is None else day + again * DAY)
        case = r.Case(
            OPENED, r.Referral.SELF, day - 200 * DAY, reopenings=(spell,), our_role=role
        )
        yield r.Question(day + 60 * DAY, R.CASE_FILE, case=case)
        yield r.Question(
            day + 60 * DAY,
            R.CONTACT_REPORT,
            case=case,
            ceased_trading_on=day + 55 * DAY,
            children=(r.Child("A"),),
        )


def _papers_of_one_child() -> Iterator[r.Question]:
    """A worry about one child protects the papers about the other as well (C-6)."""
    taken_back = r.Downgrade(date(2025, 5, 1), True, True, "mistaken identity")
    for downgrade in (None, taken_back):
        worry = r.Concern(date(2025, 2, 1), child="A", downgrade=downgrade)
        case = r.Case(OPENED, r.Referral.SELF, date(2025, 6, 1), safeguarding=(worry,))
        for about in ((), ("A",), ("B",)):
            yield r.Question(
                date(2026, 1, 1),
                R.CASE_FILE,
                children=CHILDREN,
                about=about,
                case=case,
            )
    for born in (None, date(2008, 2, 29), date(2012, 2, 29)):
        yield r.Question(
            date(2026, 1, 1),
            R.SAFEGUARDING,
            happened_on=date(2024, 2, 29),
            children=(r.Child("A", born),),
        )


def _staff() -> Iterator[r.Question]:
    for day, kind in product(DAYS_ZERO, (R.HR_FILE, R.DBS_RECORD)):
        for spells in (
            (r.Engagement(OPENED, day),),
            (r.Engagement(OPENED),),
            (
                r.Engagement(OPENED, day - 300 * DAY),
                r.Engagement(OPENED, day, r.EngagementKind.VOLUNTEER),
            ),
        ):
            yield r.Question(day + DAY, kind, worker=r.Worker(spells))
    for day, adopted, allowance in product(DAYS_ZERO, (None, 100, 5500), (None, 400)):
        child = r.LeaveChild(
            day,
            None if adopted is None else day + adopted * DAY,
            None if allowance is None else day + allowance * DAY,
        )
        for after in (50, 200, 450):
            yield r.Question(day + after * DAY, R.PARENTAL_LEAVE, child=child)
    for day, decided in product(DAYS_ZERO, (None, 20)):
        paper = r.Certificate(
            received_on=day,
            decided_on=None if decided is None else day + decided * DAY,
        )
        yield r.Question(day + 10 * DAY, R.DBS_CERTIFICATE, certificate=paper)
        yield r.Question(day + 40 * DAY, R.DBS_CERTIFICATE, certificate=paper)
    for day, how in product(DAYS_ZERO, r.UseKind):
        uses = (r.Use(day, r.UseKind.CREATED), r.Use(day + 60 * DAY, how))
        yield r.Question(day + 90 * DAY, R.STAFF_MISC, uses=uses)


def _money_and_accidents() -> Iterator[r.Question]:
    for end in (*DAYS_ZERO, date(2022, 2, 28), date(2022, 3, 31)):
        years = (
            r.FinancialYear(end - 364 * DAY, end),
            r.FinancialYear(end + DAY, end + 365 * DAY),
            r.FinancialYear(end - 100 * DAY, end + 20 * DAY),
        )
        for last in (None, end - 200 * DAY, end + 5 * DAY):
            paper = r.Finance(end - 250 * DAY, last, years)
            yield r.Question(end + 30 * DAY, R.FINANCE, finance=paper)
    for day, children in product(DAYS_ZERO, ((), CHILDREN, (r.Child("A"),))):
        yield r.Question(day + DAY, R.ACCIDENT, happened_on=day, children=children)


def _held() -> Iterator[r.Question]:
    """Every kind of hold on every kind of record that has an end."""
    case = r.Case(OPENED, r.Referral.SELF, date(2025, 4, 14))
    records = (
        r.Question(date(2026, 4, 20), R.CASE_FILE, case=case),
        r.Question(
            date(2025, 8, 1),
            R.DBS_CERTIFICATE,
            certificate=r.Certificate(
                received_on=date(2025, 1, 20), decided_on=date(2025, 2, 1)
            ),
        ),
        r.Question(
            date(2031, 4, 20),
            R.FINANCE,
            finance=r.Finance(
                date(2024, 5, 1),
                None,
                (r.FinancialYear(date(2024, 4, 1), date(2025, 3, 31)),),
            ),
        ),
        r.Question(
            date(2028, 5, 1),
            R.STAFF_MISC,
            uses=(r.Use(date(2025, 4, 14), r.UseKind.EDITED),),
        ),
    )
    for question, kind, asked in product(records, r.BlockKind, (False, True)):
        start = question.today - 40 * ONE_DAY
        for end in (None, question.today - 2 * ONE_DAY, question.today + 9 * ONE_DAY):
            block = r.Block(kind, start, end, start if asked else None)
            yield replace(question, blocks=(block,))
