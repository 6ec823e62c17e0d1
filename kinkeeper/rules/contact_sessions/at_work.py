"""
May this worker be with this family at this time?

A planner is told that a worker may not, never why: what a worker told about a family,
and what stands in a staff file, is not the planner's to know.

Source: centre practice, R1, R19 and R20 (one to one means one to one; a conflict of
interest; a check that counts on the day; how many supported families one has).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinkeeper.rules.contact_sessions import one_room
from kinkeeper.rules.contact_sessions.misfit import Misfit, Why
from kinkeeper.rules.contact_sessions.one_room import Duty
from kinkeeper.rules.contact_sessions.plan import Plan
from kinkeeper.rules.sentences import in_words


@dataclass(frozen=True)
class AtWork:
    """What is known of one worker on the day of a plan.

    `duties`: their other sessions of the day. `able`: has the role and signed the
    agreement. `on_rota`: works this opening, or it has no rota.
    """

    name: str
    duties: Sequence[Duty] = ()
    able: bool = True
    conflict: bool = False
    cleared: bool = True
    away: bool = False
    on_rota: bool = True


def misfits(
    worker: AtWork, plan: Plan, *, families_each: int | None
) -> Iterator[Misfit]:
    """Give each reason why this worker cannot be with this family then."""
    yield from _may_not(worker, plan)
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


def _may_not(worker: AtWork, plan: Plan) -> Iterator[Misfit]:
    day = in_words(plan.on)
    if not worker.able:
        yield Misfit(Why.NOT_ABLE, f"{worker.name} cannot run this kind of session.")
    if worker.conflict:
        text = f"{worker.name} may not be with this family. Choose somebody else."
        yield Misfit(Why.CONFLICT, text)
    if not worker.cleared:
        text = (
            f"{worker.name} is not cleared to work with families on {day}. "
            "Ask who keeps the staff files, or choose somebody else."
        )
        yield Misfit(Why.NOT_CLEARED, text)
    if worker.away:
        yield Misfit(Why.WORKER_AWAY, f"{worker.name} is away on {day}.")
    elif not worker.on_rota:
        text = f"{worker.name} is not on the rota for this opening on {day}."
        yield Misfit(Why.NOT_ON_ROTA, text)


def _at_once(duty: Duty, others: Sequence[Duty]) -> int:
    """Return the most families that one worker would have at some moment."""
    near = [o for o in others if o.starts < duty.ends and duty.starts < o.ends]
    moments = [max(one.starts, duty.starts) for one in (duty, *near)]
    return max(
        sum(one.starts <= at < one.ends for one in (duty, *near)) for at in moments
    )
