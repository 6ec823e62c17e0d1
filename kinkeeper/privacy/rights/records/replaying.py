"""
Requests, complaints and breaches outlive a restore, and with them what they block.

They are put back before the holds: a hold that follows one ends only after it. The
journal holds days, codes and keys. The words are sealed with the matter's own key,
which a restore of an older backup cannot bring back; a person asks for them again.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.rights.models import Matter, RightsRequest
from kinkeeper.privacy.rights.records.held import SORTS

BEFORE_HOLDS = register.HOLDS - 5
LOST = "The words came after the backup that was put back. Ask for them again."
_PASSING = ("sealed", "anonymised_on", "version")


def register_replays() -> None:
    """Tell recovery what the journal holds of each register, and how to use it."""
    for kind, sort, _, _ in SORTS:
        register.add_replay(
            kind, order=BEFORE_HOLDS, lines=_lines(kind, sort), replay=_replay(sort)
        )


def _lines(kind: str, sort: type[Matter]) -> Callable[[], Iterator[Line]]:
    def lines() -> Iterator[Line]:
        living = sort._default_manager.filter(anonymised_on=None)
        for matter in living.select_related("case", "person").order_by("pk"):
            said = _told(matter)
            imprint = words.imprint(sorted(said.items()))
            yield Line(kind, f"{matter.key}:{imprint}", matter.logged_at, said)

    return lines


def _told(matter: Matter) -> dict[str, Any]:
    said = {
        **words.told(matter, without=_PASSING),
        "case": str(matter.case.key) if matter.case else "",
        "person": str(matter.person.key) if matter.person else "",
        "account": matter.account_id,
        "logged_by": matter.logged_by_id,
    }
    if isinstance(matter, RightsRequest):
        said["clarifications"] = [
            [str(each.asked_on), str(each.answered_on or "")]
            for each in matter.clarifications.all()
        ]
    return said


def _replay(sort: type[Matter]) -> Callable[[Line], Replayed]:
    def replay(line: Line) -> Replayed:
        """Make the matter what the line says. A new one comes back without words."""
        said = dict(line.said)
        values = words.read(sort, said)
        found = sort._default_manager.filter(key=values["key"]).first()
        if found is not None and found.anonymised_on is not None:
            return Replayed.ALREADY
        matter = found or sort()
        changed = found is None or _told(found) != said
        if not changed:
            return Replayed.ALREADY
        _fill(matter, values, said)
        if found is None:
            matter.container = containers.make("rights", now=line.at)
            matter.seal({"words": LOST, "log": []})
        matter.save()
        _clarify(matter, said.get("clarifications", ()))
        obligations.keep_alone(record=trail.name_of(matter), now=line.at)
        trail.record(
            "matter.replayed",
            about=matter,
            by=None,
            case_key=matter.case.key if matter.case else None,
            detail={"reference": matter.reference},
        )
        return Replayed.DONE

    return replay


def _fill(matter: Matter, values: dict[str, Any], said: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(matter, name, value)
    matter.case = _found(Case, said["case"])
    matter.person = _found(Person, said["person"])
    people = Account.objects.in_bulk([said["account"] or 0, said["logged_by"] or 0])
    matter.account = people.get(said["account"])
    matter.logged_by = people.get(said["logged_by"])


def _found(model: Any, key: str) -> Any:
    return model.objects.filter(key=key).first() if key else None


def _clarify(matter: Matter, told: Any) -> None:
    if not isinstance(matter, RightsRequest):
        return
    matter.clarifications.all().delete()
    for asked_on, answered_on in told:
        matter.clarifications.create(
            asked_on=date.fromisoformat(asked_on),
            answered_on=date.fromisoformat(answered_on) if answered_on else None,
        )
