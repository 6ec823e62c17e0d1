"""
May a time together be as it is planned?

One answer for all who ask: the planner, a move, a series, the page of free times, and
the look at everything that is planned already. No answer names anybody of the family.

Source: centre practice, R5, R17, R19, R20, R21.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kinkeeper.rules.contact_sessions import at_work, house, staffing
from kinkeeper.rules.contact_sessions.at_work import AtWork
from kinkeeper.rules.contact_sessions.house import House, opening_for
from kinkeeper.rules.contact_sessions.misfit import Misfit, Why
from kinkeeper.rules.contact_sessions.plan import Plan
from kinkeeper.rules.contact_sessions.staffing import Staffing
from kinkeeper.rules.contact_sessions.staggering import Clash, Movement, clashes


@dataclass(frozen=True)
class Facts:
    """Everything that the answer depends on, of the day of a plan.

    `movements`: how all adults of all families come and go. `keep_apart`: pairs of
    persons who must not meet. `order_says`: why a court order stops contact on that
    day; empty when none does (R17, R31).
    """

    house: House
    movements: Sequence[Movement] = ()
    keep_apart: Collection[frozenset[str]] = ()
    worker: AtWork | None = None
    order_says: Sequence[str] = ()
    staffing: Staffing | None = None


def misfits(plan: Plan, facts: Facts) -> tuple[Misfit, ...]:
    """Return every reason why a plan does not fit, the gravest first."""
    order = list(Why)
    return tuple(sorted(_all(plan, facts), key=lambda found: order.index(found.why)))


def _all(plan: Plan, facts: Facts) -> Iterator[Misfit]:
    for words in facts.order_says:
        yield Misfit(Why.ORDER, words)
    yield from house.misfits(facts.house, plan)
    for clash in _clashes(plan, facts):
        text = f"{clash.because} It would be at {{0}}."
        yield Misfit(Why.TOO_CLOSE, text, (clash.at,))
    if facts.staffing is not None:
        yield from staffing.misfits(facts.staffing, plan)
    if facts.worker is not None:
        opening = opening_for(facts.house, plan.stay)
        each = opening.for_each_worker if opening else None
        yield from at_work.misfits(facts.worker, plan, families_each=each)


def _clashes(plan: Plan, facts: Facts) -> list[Clash]:
    """Return the clashes of the people of a plan with others, by the clock."""
    others = [one for one in facts.movements if one.session != plan.session]
    found = list(clashes(plan.moves, facts.keep_apart))
    for own in plan.moves:
        for other in others:
            found += clashes((own, other), facts.keep_apart)
    return sorted(found, key=lambda clash: clash.at)
