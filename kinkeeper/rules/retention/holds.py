"""What stops a disposal, and until when? (C-8, C-16)

A hold delays and never shortens. An open hold leaves no date at all.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.dates import add_days, add_months
from kinkeeper.rules.retention.question import Block
from kinkeeper.rules.retention.schedule import Hold, Schedule
from kinkeeper.rules.retention.words import BlockKind


@dataclass(frozen=True)
class Standing:
    """The open hold that came first, or the first day free of every ended one."""

    open: Hold | None = None
    open_since: date | None = None
    free_from: date | None = None
    via: tuple[str, ...] = ()

    def delayed(self, day: date) -> date:
        """Return `day`, or the first day after the last hold if that is later."""
        return max(day, self.free_from) if self.free_from else day


def standing(
    blocks: Iterable[Block], kinds: Collection[str], schedule: Schedule
) -> Standing:
    """Return what the blocks that have begun do to a record of these kinds."""
    return _standing(
        [b for b in blocks if _counts(schedule.holds[b.kind], kinds)],
        schedule,
        tails=True,
    )


def standing_on_certificate(blocks: Iterable[Block], schedule: Schedule) -> Standing:
    """Return what delays a certificate: three things only, and nothing hangs on."""
    return _standing(
        [b for b in blocks if schedule.holds[b.kind].stops_certificate and _heard(b)],
        schedule,
        tails=False,
    )


def _standing(blocks: list[Block], schedule: Schedule, *, tails: bool) -> Standing:
    if not blocks:
        return Standing()
    via = ["C-8"]
    unended = [block for block in blocks if block.end is None]
    if unended:
        first = min(unended, key=lambda block: block.start)
        return Standing(schedule.holds[first.kind], first.start, via=tuple(via))
    months = schedule.settings.post_request_hold_months
    hanging_on = [tails and schedule.holds[block.kind].tail for block in blocks]
    if any(hanging_on):
        via.append("C-16")
    last = max(
        _last_day(block, months if tail else 0)
        for block, tail in zip(blocks, hanging_on, strict=True)
    )
    return Standing(free_from=add_days(last, 1), via=tuple(via))


def _counts(hold: Hold, kinds: Collection[str]) -> bool:
    """Tell whether a kind of hold reaches any of the kinds of a document."""
    return not hold.only_for or any(kind in hold.only_for for kind in kinds)


def _heard(block: Block) -> bool:
    """A dispute counts only once the DBS has been asked."""
    return block.kind is not BlockKind.DBS_DISPUTE or block.dbs_consulted_on is not None


def _last_day(block: Block, months: int) -> date:
    if block.end is None:
        raise ValueError("An open block has no last day.")
    return add_months(block.end, months)
