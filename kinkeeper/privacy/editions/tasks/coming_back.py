"""What editions do after a restore: a consent that was taken back stays taken back."""

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery import register
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.privacy.editions.commands.replay_answer import replay_answer
from kinkeeper.privacy.editions.queries import journalled


def register_replay() -> None:
    register.add_replay(
        journalled.KIND,
        order=register.WITHDRAWALS,
        lines=journalled.lines,
        replay=_again,
    )


def _again(line: Line) -> Replayed:
    return replay_answer(line=line, now=clock.now())
