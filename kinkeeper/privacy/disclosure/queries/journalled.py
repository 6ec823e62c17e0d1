"""
What the journal holds of what was shared, and does with it after a restore (P10d).

A link that was taken back must not lead anywhere again. What was given out after the
backup cannot come back as a line of the register: its words are lost. But the centre
must know that it was given, so each such line is left for a person.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, taken_back
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case
from kinkeeper.privacy.disclosure.models import Release, SecureMessage

KIND = "release"
RECALLED = taken_back.TakenBack(
    "message_recalled",
    SecureMessage,
    Q(recalled_at__isnull=False),
    ("recalled_at", "code_hash"),
)
# After the disposals: what was shared with a family that has gone needs nobody.
LAST = register.WITHDRAWALS + 10
# Rows are not committed in the order of their moments.
LOOK_BACK = timedelta(days=1)


def register_replays() -> None:
    taken_back.add(RECALLED)
    register.add_replay(KIND, order=LAST, lines=lines, replay=replay)


def lines() -> Iterator[Line]:
    """Yield what was given out since the last line, and a day more. No names."""
    found = Release.objects.select_related("case")
    last = register.last_written(KIND)
    if last is not None:
        found = found.filter(released_at__gte=last - LOOK_BACK)
    for each in found.order_by("released_at", "pk"):
        said = {
            "reference": each.reference,
            "case": str(each.case.key),
            "item": each.item,
            "item_sha256": each.item_sha256,
            "recipient_role": each.recipient_role,
            "side": each.side,
            "channel": each.channel,
            "rule": each.rule,
            "policy_version": each.policy_version,
        }
        yield Line(KIND, str(each.key), each.released_at, said)


def replay(line: Line) -> Replayed:
    """Write it into the log of its family, and leave it for a person."""
    known = Release.objects.filter(key=line.key).exists()
    case = Case.objects.filter(key=line.said["case"]).first()
    if known or case is None or case.file_destroyed_on is not None:
        return Replayed.ALREADY
    trail.record(
        "release.lost",
        about=f"disclosure.Release:{line.key}",
        by=None,
        case_key=case.key,
        detail={
            name: line.said[name]
            for name in ("reference", "item", "recipient_role", "side", "channel")
        },
    )
    return Replayed.SET_ASIDE
