"""
How long sensitive facts and the answers about them are kept.

A fact in use belongs to the case file. One that nobody says yes to stands for itself
and has 28 days (CN-1). The proof of an answer stays six years after it ended, also when
the case file has gone.

Danger: the parts below destroy a fact and the key it was sealed with.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
from kinkeeper.people.commands import settle_sensitive
from kinkeeper.people.models import Case, Consent, Responsibility, SensitiveFact
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.erasing import erase_rows
from kinkeeper.privacy.records.erasing_many import cases_of, erase_by, rows_part
from kinkeeper.privacy.records.register import (
    Doomed,
    Erased,
    Gone,
    Holding,
    LoneRecord,
    Part,
)
from kinkeeper.rules.retention import Record

M = TypeVar("M", SensitiveFact, Consent)
UNASKED, PROOF = "medical_unasked", "consent"
_FACTS, _RESPONSIBILITIES, _LONE = 90, 110, 40


def register_all() -> None:
    settle_sensitive.on_change.append(_keep_in_step)
    register.add_lone_records(
        SensitiveFact._meta.label, find=_locked_fact, every=_locked_facts
    )
    register.add_lone_records(Consent._meta.label, find=_answer, every=_answers)
    facts = (SensitiveFact._meta.label, "vault.Container")
    register.add_part(
        Part(
            Record.CASE_FILE,
            "sensitive facts",
            _FACTS,
            lambda case, record: case.sensitive_facts.count(),
            _erase_of_case,
            facts,
            _erase_of_cases,
        )
    )
    register.add_part(
        rows_part(
            Record.CASE_FILE,
            "who holds parental responsibility",
            _RESPONSIBILITIES,
            lambda cases: Responsibility.objects.filter(case__in=cases),
            path="case",
            tables=(Responsibility._meta.label,),
        )
    )
    register.add_lone_part(
        UNASKED,
        "locked sensitive facts",
        _LONE,
        count=lambda record: _fact_named(record).count(),
        erase=lambda record, now: _erase_with_keys(_fact_named(record), now),
        tables=facts,
    )
    register.add_lone_part(
        PROOF,
        "answers about sensitive facts",
        _LONE + 1,
        count=lambda record: _consent_named(record).count(),
        erase=_erase_answer,
        tables=(Consent._meta.label, "vault.Container"),
    )


def _keep_in_step(row: SensitiveFact | Consent, now: datetime) -> None:
    obligations.keep_alone(record=trail.name_of(row), now=now)


def _locked_fact(key: UUID) -> LoneRecord | None:
    locked = SensitiveFact.objects.exclude(locked_on=None).filter(key=key)
    fact = locked.select_related("case", "container").first()
    if fact is None:
        return None
    return LoneRecord(
        Holding(
            kind=UNASKED,
            record=trail.name_of(fact),
            title="Sensitive fact without a yes",
            opened_on=fact.locked_on,  # type: ignore[arg-type]
            reference=fact.case.reference,
        ),
        question=None,
        starts_on=fact.locked_on,
        key=fact.container.data_key(),
        case=fact.case,
    )


def _locked_facts() -> Iterable[UUID]:
    locked = SensitiveFact.objects.exclude(locked_on=None)
    return locked.values_list("key", flat=True)


def _answer(key: UUID) -> LoneRecord | None:
    found = Consent.objects.select_related("case", "container").filter(key=key)
    consent = found.first()
    if consent is None:
        return None
    over = consent.ended_on or consent.case.file_destroyed_on
    return LoneRecord(
        Holding(
            kind=PROOF,
            record=trail.name_of(consent),
            title="Answer about sensitive facts",
            opened_on=consent.given_on,
            reference=consent.case.reference,
        ),
        question=None,
        starts_on=over if consent.yes else over or consent.given_on,
        key=consent.container.data_key(),
    )


def _answers() -> Iterable[UUID]:
    return Consent.objects.values_list("key", flat=True)


def _erase_of_case(case: Case, record: str, now: datetime) -> Erased:
    facts = SensitiveFact.objects.filter(case=case)
    names = [trail.name_of(fact) for fact in facts.exclude(locked_on=None)]
    gone = _erase_with_keys(facts, now)
    for name in names:
        obligations.keep_alone(record=name, now=now)
    return gone


def _erase_of_cases(doomed: Sequence[Doomed]) -> Gone:
    facts = SensitiveFact.objects.filter(case__in=cases_of(doomed))
    rows = list(facts.select_related("container").order_by("pk"))
    gone = erase_by(facts, "case")
    for each in doomed:
        own = [row for row in rows if row.case_id == each.case.pk]
        containers.shred_many([row.container for row in own], now=each.at)
        for row in own:
            if row.locked_on is not None:
                obligations.keep_alone(record=trail.name_of(row), now=each.at)
    return gone


def _erase_with_keys(rows: QuerySet[M], now: datetime) -> Erased:
    keys = [row.container for row in rows.select_related("container")]
    gone = erase_rows(rows)
    for container in keys:
        containers.shred(container, now=now)
    return gone


def _erase_answer(record: str, now: datetime) -> Erased:
    return _erase_with_keys(_consent_named(record), now)


def _fact_named(record: str) -> QuerySet[SensitiveFact]:
    return SensitiveFact.objects.filter(key=record.partition(":")[2])


def _consent_named(record: str) -> QuerySet[Consent]:
    return Consent.objects.filter(key=record.partition(":")[2])
