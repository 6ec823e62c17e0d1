"""
May this worker be with this family at this time?

Source: centre practice, R1 and R20 (one to one means one to one; how many supported
families one worker looks after).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinkeeper.rules.contact_sessions import one_room
from kinkeeper.rules.contact_sessions.misfit import Misfit, Why
from kinkeeper.rules.contact_sessions.one_room import Duty
from kinkeeper.rules.contact_sessions.plan import Plan


@dataclass(frozen=True)
class AtWork:
    """What one worker has on the day of a plan. `duties`: their other sessions."""

    name: str
    duties: Sequence[Duty] = ()


def misfits(
    worker: AtWork, plan: Plan, *, families_each: int | None
) -> Iterator[Misfit]:
    """Give each reason why this worker cannot be with this family then."""
    stay = plan.stay
    duty = Duty(plan.room, plan.observed, stay.starts, stay.ends)
    taken = one_room.clash(duty, worker.duties)
    if taken is not None:
        text = f"{worker.name} is with another family from {{0}} to {{1}}."
        yield Misfit(Why.WORKER_TAKEN, text, (taken.starts, taken.ends))
    elif families_each and _at_once(duty, worker.duties) > families_each:
        text = (
            f"{worker.name} would have more than {families_each} families at once. "
            "Choose somebody else."
        )
        yield Misfit(Why.TOO_MANY_FAMILIES, text)


def _at_once(duty: Duty, others: Sequence[Duty]) -> int:
    """Return the most families that one worker would have at some moment."""
    near = [o for o in others if o.starts < duty.ends and duty.starts < o.ends]
    moments = [max(one.starts, duty.starts) for one in (duty, *near)]
    return max(
        sum(one.starts <= at < one.ends for one in (duty, *near)) for at in moments
    )
