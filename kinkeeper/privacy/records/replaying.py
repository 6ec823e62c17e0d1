"""
Holds outlive a restore: they are written into the journal, and put back first.

The words of a reason may speak of a person. They are sealed with the key of the family
that the hold is about, and so end with it; a hold on anything else comes back without.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.foundation.vault import sealing
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import holding
from kinkeeper.privacy.records.models import Hold, HoldStep

KIND = "hold"
LOST = "It was placed before a backup was put back. Ask whoever placed it."
# Who was reminded is not a decision.
_PASSING = ("reason", "warned_of", "told_of", "version")


def register_replay() -> None:
    register.add_replay(KIND, order=register.HOLDS, lines=lines, replay=replay)


def lines() -> Iterator[Line]:
    """Yield every hold as it is now. A hold that changed has a new key."""
    linked = Hold.objects.select_related("case__container", "person")
    for hold in linked.order_by("pk").iterator():
        said = {
            **words.told(hold, without=_PASSING),
            "case": str(hold.case.key) if hold.case else "",
            "person": str(hold.person.key) if hold.person else "",
            "owner": hold.owner_id,
        }
        imprint = words.imprint(sorted(said.items()))
        said["sealed_reason"] = _sealed_reason(hold)
        yield Line(KIND, f"{hold.key}:{imprint}", _begun(hold), said)


def replay(line: Line) -> Replayed:
    """Make the hold what the line says. It reaches nothing if its family is not here.

    Raises nothing: a hold whose family or person the backup does not know is passed.
    """
    said = dict(line.said)
    case = Case.objects.filter(key=said["case"]).first() if said["case"] else None
    person = (
        Person.objects.filter(key=said["person"]).first() if said["person"] else None
    )
    if (said["case"] and case is None) or (said["person"] and person is None):
        return Replayed.ALREADY
    values = words.read(Hold, said)
    found = Hold.objects.filter(key=values["key"]).first()
    hold = found or Hold(reason=_opened_reason(said, case))
    before = {name: getattr(hold, name) for name in values} if found else {}
    for name, value in values.items():
        setattr(hold, name, value)
    hold.case, hold.person = case, person
    hold.owner = Account.objects.filter(pk=said["owner"]).first()
    hold.save()
    if before == values:
        return Replayed.ALREADY
    if found is None:
        what = HoldStep.What.PLACED
        holding.write_step(hold, what, by=None, now=line.at, words=hold.reason)
    trail.record(
        "hold.replayed",
        about=hold,
        by=None,
        case_key=holding.case_key_of(hold),
        detail={"kind": hold.kind, "scope": hold.scope},
    )
    if hold.ended_on is None:
        for stop in holding.on_hold:
            stop(hold)
    return Replayed.DONE


def _begun(hold: Hold) -> datetime:
    return clock.moment(hold.from_on, 0)


def _place(key: object) -> str:
    return f"journal:hold:{key}"


def _sealed_reason(hold: Hold) -> str:
    if hold.case is None:
        return ""
    try:
        key = hold.case.container.data_key()
    except sealing.ShreddedError:
        return ""
    return sealing.seal(key, hold.reason.encode(), _place(hold.key)).hex()


def _opened_reason(said: dict[str, Any], case: Case | None) -> str:
    if case is None or not said["sealed_reason"]:
        return LOST
    try:
        sealed = bytes.fromhex(said["sealed_reason"])
        key = case.container.data_key()
        return sealing.unseal(key, sealed, _place(said["key"])).decode()
    except (sealing.ShreddedError, sealing.TamperedError):
        return LOST
