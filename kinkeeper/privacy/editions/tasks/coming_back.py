"""
What editions do after a restore.

A consent that was taken back stays taken back, and what was published is published.
"""

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery import register
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.privacy.editions.commands.replay_answer import replay_answer
from kinkeeper.privacy.editions.commands.replay_edition import replay_edition
from kinkeeper.privacy.editions.queries import journalled

# All that comes after is decided by the edition that counts.
FIRST = 0


def register_replay() -> None:
    register.add_replay(
        journalled.EDITION,
        order=FIRST,
        lines=journalled.editions,
        replay=_published_again,
    )
    register.add_replay(
        journalled.KIND,
        order=register.WITHDRAWALS,
        lines=journalled.lines,
        replay=_again,
    )


def _again(line: Line) -> Replayed:
    return replay_answer(line=line, now=clock.now())


def _published_again(line: Line) -> Replayed:
    return replay_edition(line=line)
