"""What is held about workers, as the register knows it. Titles tell no name."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.register import Holding, LoneRecord
from kinkeeper.rules import retention
from kinkeeper.workforce.models import (
    Applicant,
    DbsCertificate,
    DbsCheck,
    StaffPaper,
    Worker,
)
from kinkeeper.workforce.queries.company_years import years_with

Kind = StaffPaper.Kind
ALONE = (Kind.PARENTAL_LEAVE, Kind.STAFF_MISC)


def staff_file(key: UUID) -> LoneRecord | None:
    """Return the file of a worker: papers, references, redundancy (P9a)."""
    found = Worker.objects.filter(key=key, file_destroyed_on=None)
    worker = found.select_related("container").first()
    if worker is None:
        return None
    holding = Holding(
        kind=retention.Record.HR_FILE,
        record=trail.name_of(worker),
        title="Staff or volunteer file",
        opened_on=worker.opened_on,
        reference=worker.reference,
    )
    question = retention.Question(
        today=worker.opened_on,
        record=retention.Record.HR_FILE,
        worker=_as_rules_see(worker),
    )
    return LoneRecord(holding, question, key=worker.container.data_key())


def paper(key: UUID) -> LoneRecord | None:
    """Return a paper that has a life of its own (P9b, P9j)."""
    found = StaffPaper.objects.filter(key=key, kind__in=ALONE)
    one = found.select_related("worker", "container").first()
    if one is None:
        return None
    leave = one.kind == Kind.PARENTAL_LEAVE
    question = _leave(one) if leave else _unused(one)
    holding = Holding(
        kind=question.record,
        record=trail.name_of(one),
        title="Parental leave paper" if leave else "Other staff paper",
        opened_on=one.added_on,
        reference=one.worker.reference,
    )
    return LoneRecord(holding, question, key=one.container.data_key())


def check(key: UUID) -> LoneRecord | None:
    """Return the record of a DBS check (P9c): what stays when the certificate goes."""
    found = DbsCheck.objects.filter(key=key).select_related("worker", "container")
    one = found.first()
    if one is None:
        return None
    holding = Holding(
        kind=retention.Record.DBS_RECORD,
        record=trail.name_of(one),
        title="Record of a DBS check",
        opened_on=one.checked_on,
        reference=one.reference,
    )
    question = retention.Question(
        today=one.checked_on,
        record=retention.Record.DBS_RECORD,
        worker=_as_rules_see(one.worker),
    )
    return LoneRecord(holding, question, key=one.container.data_key())


def certificate(key: UUID) -> LoneRecord | None:
    """Return what a certificate says: gone by a day, whatever it lies in (C-2)."""
    found = DbsCertificate.objects.filter(key=key).select_related(
        "check_record__worker", "container"
    )
    one = found.first()
    if one is None:
        return None
    record = one.check_record
    holding = Holding(
        kind=retention.Record.DBS_CERTIFICATE,
        record=trail.name_of(one),
        title="DBS certificate",
        opened_on=one.received_on,
        reference=record.reference,
    )
    question = retention.Question(
        today=one.received_on,
        record=retention.Record.DBS_CERTIFICATE,
        certificate=retention.Certificate(
            dated_on=record.checked_on,
            received_on=one.received_on,
            decided_on=record.decided_on,
        ),
    )
    return LoneRecord(holding, question, key=one.container.data_key())


def applicant(key: UUID) -> LoneRecord | None:
    """Return an application; its clock starts with the no."""
    one = Applicant.objects.filter(key=key).select_related("container").first()
    if one is None:
        return None
    holding = Holding(
        kind="applicant",
        record=trail.name_of(one),
        title="Application",
        opened_on=one.applied_on,
        reference=one.reference,
    )
    return LoneRecord(
        holding, None, starts_on=one.decided_on, key=one.container.data_key()
    )


def every_file() -> Iterable[UUID]:
    return Worker.objects.filter(file_destroyed_on=None).values_list("key", flat=True)


def every_paper() -> Iterable[UUID]:
    return StaffPaper.objects.filter(kind__in=ALONE).values_list("key", flat=True)


def every_check() -> Iterable[UUID]:
    return DbsCheck.objects.values_list("key", flat=True)


def every_certificate() -> Iterable[UUID]:
    return DbsCertificate.objects.values_list("key", flat=True)


def every_applicant() -> Iterable[UUID]:
    return Applicant.objects.values_list("key", flat=True)


def _as_rules_see(worker: Worker) -> retention.Worker:
    return retention.Worker(
        tuple(
            retention.Engagement(
                start=one.from_on,
                end=one.to_on,
                kind=retention.EngagementKind(one.kind),
            )
            for one in worker.engagements.order_by("from_on", "pk")
        )
    )


def _leave(one: StaffPaper) -> retention.Question:
    """Ask about parental leave; what is unclear is asked about as pay too (A12)."""
    said = one.unseal()
    born_on = _day(said, "born_on")
    question = retention.Question(
        today=one.added_on,
        record=retention.Record.PARENTAL_LEAVE,
        child=retention.LeaveChild(
            born_on=born_on,
            adopted_on=_day(said, "adopted_on"),
            disability_allowance_from=_day(said, "allowance_from"),
        )
        if born_on
        else None,
    )
    if one.about != StaffPaper.About.UNCLEAR or one.period_from is None:
        return question
    last = one.period_to or one.period_from
    return retention.Question(
        today=question.today,
        record=question.record,
        child=question.child,
        also=(retention.Record.FINANCE,),
        finance=retention.Finance(
            start=one.period_from, end=last, financial_years=years_with(last)
        ),
    )


def _unused(one: StaffPaper) -> retention.Question:
    """Ask about another paper. Only its last use counts, so only that is told."""
    last = one.uses.order_by("used_on", "pk").last()
    uses = (retention.Use(last.used_on, retention.UseKind(last.how)),) if last else ()
    return retention.Question(
        today=one.added_on, record=retention.Record.STAFF_MISC, uses=uses
    )


def _day(said: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(said[name]) if said.get(name) else None
