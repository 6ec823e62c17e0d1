"""What this app holds, and what it tells the retention rules. It destroys nothing."""

from collections.abc import Iterator

from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.register import CaseFacts, Holding
from kinkeeper.rules import retention
from kinkeeper.safeguarding.models import Concern


def holdings(case: Case) -> Iterator[Holding]:
    """Yield each concern of a case: a record of its own, kept without an end date."""
    for concern in _concerns_of(case):
        yield holding_of(concern)


def holding_of(concern: Concern) -> Holding:
    """Return how the register knows one concern."""
    return Holding(
        kind=retention.Record.SAFEGUARDING,
        record=trail.name_of(concern),
        title=f"Concern {concern.reference}",
        opened_on=concern.recorded_on,
        about=_about(concern),
        happened_on=concern.happened_on,
    )


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
