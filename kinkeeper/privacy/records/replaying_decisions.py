"""
Looks and hand-overs outlive a restore (C-7, C-11).

A receipt that is forgotten would keep what a successor keeps already, and a package
that was made would be made again for somebody else. The journal holds days, numbers
and digests, and the name of an organisation; the reason of a look stays out of it,
because it may name somebody.
"""

from collections.abc import Iterator
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records import register as case_register
from kinkeeper.privacy.records.models import HandedOver, HandOver, Look, Obligation

LOOK, HAND_OVER = "look", "hand_over"
# Disposals come after: what is received may go before its day (C-11).
BEFORE_DISPOSALS = register.DISPOSALS - 10


def register_replays() -> None:
    register.add_replay(
        LOOK, order=BEFORE_DISPOSALS, lines=look_lines, replay=replay_look
    )
    register.add_replay(
        HAND_OVER, order=BEFORE_DISPOSALS, lines=hand_over_lines, replay=replay_package
    )


def look_lines() -> Iterator[Line]:
    """Yield every look: it never changes, but for its reason."""
    for look in Look.objects.select_related("case").order_by("pk").iterator():
        said = {
            **words.told(look, without=("reason",)),
            "case": str(look.case.key) if look.case else "",
            "next": _next_looks(look),
        }
        yield Line(LOOK, str(look.key), look.decided_at, said)


def replay_look(line: Line) -> Replayed:
    """Decide again what was decided, and look at it again on the same later day."""
    said = dict(line.said)
    values = words.read(Look, said)
    if Look.objects.filter(key=values["key"]).exists():
        return Replayed.ALREADY
    case = Case.objects.filter(key=said["case"]).first() if said["case"] else None
    Look.objects.create(case=case, **values)
    _work_out(values["record"], case)
    for row, day in said["next"]:
        Obligation.objects.filter(
            record=values["record"], row=row, review_on__lt=day
        ).update(review_on=day)
    trail.record(
        "disposal.look_replayed",
        about=values["record"],
        by=None,
        case_key=case.key if case else None,
        detail={"outcome": values["outcome"]},
    )
    return Replayed.DONE


def _work_out(record: str, case: Case | None) -> None:
    """A look is one of the facts that decide how long a record is kept."""
    if case_register.lone_record(record) is not None:
        obligations.keep_alone(record=record, now=clock.now())
    elif case is not None:
        obligations.refresh(case=case, now=clock.now())


def _next_looks(look: Look) -> list[list[str]]:
    if look.outcome != Look.Outcome.KEEP:
        return []
    rows = Obligation.objects.filter(record=look.record, review_on__isnull=False)
    return [[row, str(day)] for row, day in rows.values_list("row", "review_on")]


def hand_over_lines() -> Iterator[Line]:
    """Yield each hand-over as it is now. One that was settled has a new key."""
    for one in HandOver.objects.prefetch_related("records").order_by("pk"):
        said = _told(one)
        imprint = words.imprint(sorted(said.items()))
        at = one.settled_at or one.made_at
        yield Line(HAND_OVER, f"{one.key}:{imprint}", at, said)


def replay_package(line: Line) -> Replayed:
    """Make the hand-over what the line says, with the records that were in it."""
    said = dict(line.said)
    values = words.read(HandOver, said)
    found = HandOver.objects.filter(key=values["key"]).first()
    if found is not None and _told(found) == said:
        return Replayed.ALREADY
    one, _ = HandOver.objects.update_or_create(key=values["key"], defaults=values)
    one.records.all().delete()
    HandedOver.objects.bulk_create(
        HandedOver(hand_over=one, **words.read(HandedOver, told))
        for told in said["records"]
    )
    trail.record(
        "hand_over.replayed",
        about=one,
        by=None,
        detail={"reference": one.reference, "state": one.state},
    )
    return Replayed.DONE


def _told(one: HandOver) -> dict[str, Any]:
    records = [words.told(record) for record in one.records.order_by("pk")]
    return {**words.told(one), "records": records}
