"""Taking a record out of its review, by a person or because facts changed (C-13)."""

from django.db.models import F

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries.due import OPEN
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.obligations import Change
from kinkeeper.privacy.records.queries.holds import reached_by

HELD = "This was put on hold."


def stop_changed(change: Change) -> None:
    """Take a changed record out of any open review. The yeses given are void."""
    for item in Item.objects.filter(record=change.record, state__in=OPEN):
        stop(item, why=change.why, by=None)


def stop_held(hold: Hold) -> None:
    """Take what a new hold reaches out of any open review."""
    reached = Obligation.objects.filter(reached_by(hold)).values("record")
    for item in Item.objects.filter(record__in=reached, state__in=OPEN):
        stop(item, why=HELD, by=None)


def stop(item: Item, *, why: str, by: Account | None) -> None:
    """Take one item out. `by=None`: nobody decided, the facts did."""
    stopped = Item.objects.filter(pk=item.pk, state__in=OPEN).update(
        state=Item.State.STOPPED, stopped_why=why[:300], version=F("version") + 1
    )
    if stopped:
        trail.record(
            "disposal.stopped",
            about=item,
            by=by,
            case_key=item.case.key if item.case else None,
            detail={"rule": item.rule, "by_facts": by is None},
        )
