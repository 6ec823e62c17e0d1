"""
What this app holds, and what it tells the retention rules.

Nothing here has an end date. Danger: what is erased here cannot be brought back; only
the disposal engine does it, after a look on which two other people agreed (C-7).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import taken_back
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.erasing import erase_rows
from kinkeeper.privacy.records.register import (
    CaseFacts,
    Erased,
    Holding,
    LoneRecord,
    Part,
    add_lone_part,
    add_lone_records,
    add_part,
)
from kinkeeper.rules import retention
from kinkeeper.safeguarding.models import (
    Accident,
    Alert,
    Concern,
    Named,
    Opening,
    OutsideReferral,
)
from kinkeeper.safeguarding.queries.concerns import concerns_visible_to

# A concern, and what hangs on it and goes with it.
CONCERN_ROWS = (Concern, OutsideReferral, Alert, Named, Opening)


def holdings(case: Case) -> Iterator[Holding]:
    """Yield each concern of a case: a record of its own, kept without an end date."""
    for concern in _concerns_of(case):
        yield holding_of(concern)


def holding_any(cases: Sequence[int]) -> set[int]:
    """Return which of these cases have a concern."""
    found = Concern.objects.filter(case__in=cases)
    return {case for case in found.values_list("case", flat=True) if case is not None}


def holding_of(concern: Concern) -> Holding:
    """Return how the register knows one concern."""
    return Holding(
        kind=retention.Record.SAFEGUARDING,
        record=trail.name_of(concern),
        title=f"Concern {concern.reference}",
        opened_on=concern.recorded_on,
        reference=concern.reference,
        about=_about(concern),
        happened_on=concern.happened_on,
    )


def lone_concern(key: UUID) -> LoneRecord | None:
    """Return a concern that is about no family here (P9k)."""
    concern = Concern.objects.filter(key=key, case=None).first()
    if concern is None:
        return None
    question = retention.Question(
        today=concern.recorded_on,
        record=retention.Record.SAFEGUARDING,
        happened_on=concern.happened_on,
    )
    return LoneRecord(holding_of(concern), question, key=concern.container.data_key())


def every_lone_concern() -> Iterable[UUID]:
    return Concern.objects.filter(case=None).values_list("key", flat=True)


def kept_from(viewer: Account) -> Iterator[str]:
    """Yield the restricted concerns of which somebody may not learn."""
    if not viewer.may(Power.CONCERNS_LEAD):
        return  # They learn of no concern at all.
    found = Concern.objects.filter(restricted=True)
    for concern in found.exclude(pk__in=concerns_visible_to(viewer).values("pk")):
        yield trail.name_of(concern)


def about(key: UUID, account: Account) -> bool:
    """Say whether a concern is about this person, who works here."""
    return Concern.objects.filter(key=key, subject=account).exists()


def register_lone() -> None:
    """Add the concerns that belong to no case, and the accident book."""
    add_lone_records(Concern._meta.label, find=lone_concern, every=every_lone_concern)
    add_lone_records(Accident._meta.label, find=accident, every=every_accident)
    add_lone_part(
        retention.Record.ACCIDENT,
        "entries of the accident book",
        100,
        count=lambda record: 1,
        erase=_erase_accident,
        tables=(Accident._meta.label, "vault.Container"),
    )
    kind, title = retention.Record.SAFEGUARDING, "concerns with their key"
    tables = (*(model._meta.label for model in CONCERN_ROWS), "vault.Container")
    add_part(
        Part(
            kind,
            title,
            100,
            lambda case, record: _concern(record).count(),
            lambda case, record, now: _erase_concern(record, now),
            tables,
        )
    )
    add_lone_part(
        kind,
        title,
        100,
        count=lambda record: _concern(record).count(),
        erase=_erase_concern,
        tables=tables,
    )


def _concern(record: str) -> QuerySet[Concern]:
    return Concern.objects.filter(key=UUID(record.rpartition(":")[2]))


def _erase_concern(record: str, now: datetime) -> Erased:
    keys = [one.container for one in _concern(record).select_related("container")]
    erased = erase_rows(_concern(record))
    for container in keys:
        containers.shred(container, now=now)
    return erased


def accident(key: UUID) -> LoneRecord | None:
    """
    Return an entry of the accident book. A family's holds reach its own entries.

    The child's birth date lies in the entry itself, so the day on which somebody looks
    at it again stays when the family's file has gone (C-7).
    """
    found = Accident.objects.filter(key=key).select_related("case", "container")
    one = found.first()
    if one is None:
        return None
    happened_on = clock.london(one.happened_at).date()
    record = Holding(
        kind=retention.Record.ACCIDENT,
        record=trail.name_of(one),
        title=f"{'Accident' if one.sort == one.Sort.HERE else 'Mark'} {one.reference}",
        opened_on=clock.london(one.recorded_at).date(),
        happened_on=happened_on,
        reference=one.reference,
    )
    question = retention.Question(
        today=record.opened_on,
        record=retention.Record.ACCIDENT,
        happened_on=happened_on,
        children=_hurt_child(one),
    )
    return LoneRecord(record, question, key=one.container.data_key(), case=one.case)


def every_accident() -> Iterable[UUID]:
    return Accident.objects.values_list("key", flat=True)


def _hurt_child(one: Accident) -> tuple[retention.Child, ...]:
    if one.hurt != Accident.Hurt.CHILD:
        return ()
    born = one.unseal().get("born_on")
    born_on = date.fromisoformat(born) if born else None
    return (retention.Child(ref=one.reference, born_on=born_on),)


def _erase_accident(record: str, now: datetime) -> Erased:
    found = Accident.objects.filter(key=UUID(record.rpartition(":")[2]))
    container = found.select_related("container").get().container
    erased = erase_rows(found)
    containers.shred(container, now=now)
    return erased


def facts(case: Case) -> CaseFacts:
    """Return the concerns as the rules know them: when, and about which child."""
    return CaseFacts(
        safeguarding=tuple(
            retention.Concern(
                recorded_on=concern.recorded_on,
                closed_on=concern.closed_on,
                child=str(concern.child.key) if concern.child else None,
            )
            for concern in _concerns_of(case)
        )
    )


def _about(concern: Concern) -> tuple[str, ...]:
    return (str(concern.child.key),) if concern.child else ()


def _concerns_of(case: Case) -> Iterator[Concern]:
    yield from case.concerns.select_related("child").order_by("recorded_at", "pk")


def register_replay() -> None:
    """What the lead keeps in the building stays there after a restore (REL-e)."""
    taken_back.add(
        taken_back.TakenBack(
            "releases_blocked",
            Case,
            Q(releases_blocked=True),
            ("releases_blocked",),
            apart=("version",),
        )
    )
