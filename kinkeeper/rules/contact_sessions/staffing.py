"""
Are enough of the team there for the families of one opening?

One for each family that is observed; for the others as many as the centre's numbers of
families and of children for each worker ask; never fewer than the least number. What
counts is the busiest moment. Paid workers and volunteers count alike.

Source: centre practice, R21 (minimum staffing).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kinkeeper.rules.contact_sessions.misfit import Misfit, Why
from kinkeeper.rules.contact_sessions.plan import Plan, Stay


@dataclass(frozen=True)
class Here:
    """One family in the building: when, whether observed, and how many children."""

    stay: Stay
    observed: bool
    children: int


@dataclass(frozen=True)
class Numbers:
    """What the centre set for an opening; 0 where it asks for nothing."""

    least: int = 0
    families_each: int = 0
    children_each: int = 0


@dataclass(frozen=True)
class Staffing:
    """One opening on one day.

    `workers`: how many are on the rota, cleared and not away; None without a rota: then
    nobody has said who comes, and nothing is refused. `children`: of the plan asked.
    """

    workers: int | None
    numbers: Numbers
    others: Sequence[Here] = ()
    children: int = 0


def needed(families: Sequence[Here], numbers: Numbers) -> int:
    """Return how many of the team the busiest moment needs."""
    moments = [one.stay.starts for one in families]
    return max((_at_once(_there(families, at), numbers) for at in moments), default=0)


def misfits(staffing: Staffing, plan: Plan) -> Iterator[Misfit]:
    """Say so when this plan would leave too few of the team for the families."""
    if staffing.workers is None:
        return
    own = Here(plan.stay, plan.observed, staffing.children)
    others = [one for one in staffing.others if one.stay.session != plan.session]
    families = [own, *others]
    moments = sorted(
        {
            max(one.stay.starts, plan.stay.starts)
            for one in families
            if one.stay.starts < plan.stay.ends and plan.stay.starts < one.stay.ends
        }
    )
    for at in moments:
        need = _at_once(_there(families, at), staffing.numbers)
        if need > staffing.workers:
            yield Misfit(Why.TOO_FEW_WORKERS, _words(need, staffing.workers), (at,))
            return


def _words(need: int, workers: int) -> str:
    are = "is" if workers == 1 else "are"
    return (
        f"At {{0}} the families would need {need} of the team, and {workers} {are} "
        "on the rota."
    )


def _there(families: Iterable[Here], at: datetime) -> list[Here]:
    return [one for one in families if one.stay.starts <= at < one.stay.ends]


def _at_once(there: Sequence[Here], numbers: Numbers) -> int:
    if not there:
        return 0
    observed = sum(one.observed for one in there)
    families = len(there) - observed
    children = sum(one.children for one in there if not one.observed)
    shared = max(
        _share(families, numbers.families_each), _share(children, numbers.children_each)
    )
    return max(observed + shared, numbers.least)


def _share(many: int, each: int) -> int:
    """Return how many workers are needed; none where the centre sets no number."""
    return -(-many // each) if each else 0
