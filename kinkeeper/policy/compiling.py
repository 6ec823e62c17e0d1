"""From the tables of a policy file to the objects that the rules take."""

from collections.abc import Iterator

from kinkeeper.policy.shapes.document import Document
from kinkeeper.policy.shapes.records import Keeping, RetentionRow
from kinkeeper.rules.deadlines import Limits
from kinkeeper.rules.disclosure import Gate, Step
from kinkeeper.rules.periods import Period
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention import (
    BlockKind,
    Hold,
    Keep,
    Overrides,
    Record,
    Row,
    Schedule,
    Settings,
)

RECORDS = {record.value for record in Record}


def schedule_of(document: Document) -> Schedule:
    """Return the retention schedule of a policy file."""
    rows = [_row(name, row) for name, row in document.retention.items()]
    return Schedule(
        rows=tuple(row for row in rows if row.kind in RECORDS),
        additional=tuple(row for row in rows if row.kind not in RECORDS),
        settings=_settings(document.settings),
        holds=dict(_holds(document)),
        undecided_alert_days=document.practice.undecided_certificate_alert_days,
    )


def gate_of(document: Document) -> Gate:
    """Return the release gate of a policy file."""
    gate = document.gate
    return Gate(
        steps={name: Step(step.rule, step.via) for name, step in gate.step.items()},
        channels=gate.channels,
        protection_channels=gate.protection_channels,
        protection_roles=gate.protection_roles,
        payers_person={payer.funder: payer.person for payer in gate.payers},
        verified_months=gate.address_checked_months,
        verified_days=gate.address_checked_days,
        verified_days_for=gate.address_checked_days_for,
        access_requests_go_to=gate.access_requests_go_to,
        access_requests_of_processors_go_to=gate.access_requests_of_processors_go_to,
    )


def limits_of(document: Document) -> Limits:
    """Return the times for answers of a policy file."""
    clock = document.clock
    return Limits(
        answer_months=clock.answer_months,
        extended_months=clock.extended_months,
        pausing_kinds=clock.pausing_kinds,
        pauses_since=clock.pauses_since,
        acknowledge_days=clock.acknowledge_days,
        acknowledge_target_days=clock.acknowledge_target_days,
        breach_hours=clock.breach_hours,
    )


def _settings(given: Overrides) -> Settings:
    values = given.given()
    for name in Settings.__dataclass_fields__:
        if name not in values:
            raise UnreadableError(f"settings.{name}", "is missing")
    return Settings(**values)


def _row(name: str, row: RetentionRow) -> Row:
    return Row(
        id=name,
        rule=row.rule,
        kind=row.kind,
        title=row.title,
        trigger=row.trigger,
        limit=row.limit,
        then=row.then,
        clause=row.clause,
        law=row.law,
        when={fact: (value,) for fact, value in row.when.items()},
        keep=_keep(row.keep) if row.keep else None,
        keeps=row.keeps,
        besides=row.besides,
        while_trading=row.while_trading,
        free_at_start=row.free_at_start,
    )


def _keep(keep: Keeping) -> Keep:
    period = Period(
        years=keep.years,
        months=keep.months,
        days=keep.days,
        until_age=keep.until_age,
    )
    return Keep(period, keep.years_setting, keep.month_end_setting)


def _holds(document: Document) -> Iterator[tuple[BlockKind, Hold]]:
    for kind in BlockKind:
        hold = document.hold.get(kind.value)
        if hold is None:
            raise UnreadableError(f"hold.{kind.value}", "is missing")
        yield (
            kind,
            Hold(
                kind=kind,
                because=hold.because,
                only_for=hold.only_for,
                tail=hold.tail,
                stops_certificate=hold.stops_certificate,
            ),
        )
