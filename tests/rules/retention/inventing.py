"""Hypothesis invents questions about retention, with facts near each other."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kinkeeper.rules import retention as r
from kinkeeper.rules.dates import LeapBirthday

EARLIEST = date(2010, 1, 1)
DAYS = st.dates(EARLIEST, date(2030, 1, 1))
NOT_BEFORE = st.integers(0, 1500)


@st.composite
def spans(draw: st.DrawFn, *, open_ended: bool = True) -> tuple[date, date | None]:
    """Invent a first day and a last day that is not before it."""
    start = draw(DAYS)
    ends = NOT_BEFORE.map(lambda days: start + timedelta(days=days))
    return start, draw(st.none() | ends if open_ended else ends)


SESSIONS = st.lists(
    st.builds(r.Session, on=DAYS, service=st.sampled_from(r.Service)), max_size=3
)
LETTERS = st.lists(st.builds(r.Letter, DAYS, st.sampled_from(r.Party)), max_size=2)
RECORDED = st.lists(st.builds(r.Recorded, DAYS), max_size=1)
DOWNGRADES = st.builds(
    lambda on, reason: r.Downgrade(on, True, True, reason),
    DAYS.map(lambda day: day + timedelta(days=9000)),
    st.sampled_from(["", "mistaken identity"]),
)
CONCERNS = st.lists(
    st.builds(
        r.Concern,
        recorded_on=DAYS,
        child=st.sampled_from([None, "A", "B"]),
        downgrade=st.none() | DOWNGRADES,
    ),
    max_size=1,
)
BLOCKS = st.lists(
    st.builds(
        lambda kind, span, asked: r.Block(kind, *span, dbs_consulted_on=asked),
        st.sampled_from(r.BlockKind),
        spans(),
        st.none() | DAYS,
    ),
    max_size=3,
)


@st.composite
def cases(draw: st.DrawFn) -> r.Case:
    """Invent a case: open, closed, declined or reopened."""
    days = iter(sorted(draw(st.lists(DAYS, min_size=6, max_size=6))))
    spells = draw(st.integers(0, 2))
    facts: dict[str, Any] = {"opened_on": next(days)}
    state = draw(st.sampled_from(["open", "closed", "declined", "reopened"]))
    if state == "declined":
        facts["declined_on"] = next(days)
    elif state != "open":
        facts["closed_on"] = next(days)
        if state == "reopened":
            facts["reopenings"] = _reopenings(draw, days, spells)
    if state != "declined":
        facts["sessions"] = tuple(draw(SESSIONS))
    return r.Case(
        **facts,
        referral=draw(st.sampled_from(r.Referral)),
        correspondence=tuple(
            draw(
                st.lists(
                    st.builds(r.Letter, DAYS, st.sampled_from(r.Party)), max_size=2
                )
            )
        ),
        court_orders=tuple(draw(RECORDED)),
        cafcass=tuple(draw(RECORDED)),
        safeguarding=tuple(draw(CONCERNS)),
        our_role=draw(st.sampled_from(r.OurRole)),
    )


def _reopenings(draw: st.DrawFn, days: Any, spells: int) -> tuple[r.Reopening, ...]:
    found = [r.Reopening(next(days), next(days)) for _ in range(spells)]
    if found and draw(st.booleans()):
        found[-1] = r.Reopening(found[-1].opened_on)
    return tuple(found)


OVERRIDES = st.builds(
    r.Overrides,
    professional_no_order_years=st.none() | st.integers(1, 3),
    case_anchor=st.none() | st.sampled_from(r.CaseAnchor),
    inactive_close_months=st.none() | st.integers(1, 24),
    disposal_grace_days=st.none() | st.integers(0, 90),
    post_request_hold_months=st.none() | st.integers(0, 6),
    safeguarding_scope=st.none() | st.sampled_from(r.SafeguardingScope),
    safeguarding_downgrade=st.none() | st.booleans(),
    leap_birthday=st.none() | st.sampled_from(LeapBirthday),
    fy_end_sticky=st.none() | st.booleans(),
)


@st.composite
def questions(draw: st.DrawFn) -> r.Question:
    """Invent a whole question that contradicts nothing."""
    case = draw(cases())
    born = draw(st.dates(date(2005, 1, 1), EARLIEST))
    start, end = draw(spans(open_ended=False))
    engagements = draw(st.lists(spans(), min_size=1, max_size=2))
    return r.Question(
        today=draw(
            st.dates(date(2030, 1, 1), date(2042, 1, 1))
            | DAYS.filter(lambda day: day >= case.opened_on)
        ),
        record=draw(st.sampled_from(r.Record)),
        also=tuple(draw(st.lists(st.sampled_from(r.Record), max_size=2))),
        service=draw(st.sampled_from(r.Service)),
        happened_on=EARLIEST,
        children=tuple(
            draw(
                st.lists(
                    st.builds(
                        r.Child, st.sampled_from("AB"), st.none() | st.just(born)
                    ),
                    max_size=2,
                )
            )
        ),
        about=tuple(draw(st.lists(st.sampled_from("AB"), max_size=1))),
        case=case,
        worker=r.Worker(tuple(r.Engagement(*span) for span in engagements)),
        child=r.LeaveChild(born, draw(st.none() | DAYS), draw(st.none() | DAYS)),
        certificate=r.Certificate(None, EARLIEST, draw(st.none() | DAYS)),
        finance=r.Finance(start, None, (r.FinancialYear(start, end or start),)),
        uses=(r.Use(EARLIEST, r.UseKind.EDITED), r.Use(draw(DAYS), r.UseKind.CREATED)),
        blocks=tuple(draw(BLOCKS)),
        ceased_trading_on=draw(st.none() | DAYS),
        reviewed_on=draw(st.none() | DAYS),
        approved_on=draw(st.none() | DAYS),
        settings=draw(OVERRIDES),
    )
