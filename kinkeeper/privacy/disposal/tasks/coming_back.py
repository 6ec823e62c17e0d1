"""What disposal does after a restore: destroy again, and look whether all is gone."""

from collections.abc import Iterable, Sequence

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery import checks, register
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.privacy.disposal.commands.replay_disposal import replay_disposal
from kinkeeper.privacy.disposal.commands.replay_disposals import replay_disposals
from kinkeeper.privacy.disposal.queries import journalled
from kinkeeper.privacy.disposal.queries.come_back import come_back


def register_replay() -> None:
    register.add_replay(
        journalled.KIND,
        order=register.DISPOSALS,
        lines=journalled.lines,
        replay=_again,
        replay_many=_all_again,
    )
    checks.add_check("nothing destroyed is back", _look)


def _again(line: Line) -> Replayed:
    return replay_disposal(line=line, now=clock.now())


def _all_again(lines: Sequence[Line]) -> list[Replayed]:
    # One alone may be of very many rows: nothing need be kept apart by family.
    if len(lines) == 1:
        return [_again(lines[0])]
    return replay_disposals(lines=lines, now=clock.now())


def _look() -> Iterable[str]:
    return come_back(clock.today())
