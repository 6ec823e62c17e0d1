"""DBS certificates go in time, and nobody is on duty without a valid check."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.policy import library
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.holds import holds_on, stopping
from kinkeeper.rules import retention
from kinkeeper.website.queries.finding import (
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)
from kinkeeper.workforce.models import DbsCertificate
from kinkeeper.workforce.queries import checks
from kinkeeper.workforce.queries.clearance import cleared_times

LOOKED_BACK = timedelta(days=365)
State = Session.State


def certificates_gone_in_time(now: datetime) -> Finding:
    """No certificate is here after its six months, unless a court wants it (P9c)."""
    today = clock.london(now).date()
    late = [
        each
        for each in checks.certificates_past_maximum(today)
        if not _held(trail.name_of(each), today)
    ]
    return none_of(
        len(late),
        DbsCertificate.objects.count(),
        "certificates are here past their time",
        (_evidence(each) for each in late),
    )


def _held(record: str, today: date) -> bool:
    holds = holds_on(None, record).filter(stopping(today), is_over=False)
    return holds.filter(stops_certificate=True).exists()


def _evidence(certificate: DbsCertificate) -> Evidence:
    reference = certificate.check_record.reference
    return Evidence(reference, "is past its time", trail.name_of(certificate))


def certificates_by_the_rules(now: datetime) -> Second:
    """Ask the rules about each certificate, from the days on its own row."""
    today = clock.london(now).date()
    here = DbsCertificate.objects.select_related("check_record__worker")
    looked_at, wrong = 0, []
    for each in here.order_by("received_on", "pk")[:1000]:
        looked_at += 1
        question = retention.Question(
            today=today,
            record=retention.Record.DBS_CERTIFICATE,
            certificate=retention.Certificate(
                received_on=each.received_on, decided_on=each.check_record.decided_on
            ),
        )
        schedule = library.schedule_for(_pinned(each))
        late = retention.decide(question, schedule).status is retention.Status.OVERDUE
        if late and not _held(trail.name_of(each), today):
            wrong.append(_evidence(each))
    return Second(looked_at, wrong)


def _pinned(certificate: DbsCertificate) -> str:
    kept = Obligation.objects.filter(record=trail.name_of(certificate))
    known = kept.values_list("policy_version", flat=True).first()
    return known or library.collected_under(certificate.received_on).version


def rostered_are_checked(now: datetime) -> Finding:
    """Whoever supervised, or does so today, had a valid check on that day (P8g)."""
    today = clock.london(now).date()
    duties = Session.objects.filter(
        held_on__gt=today - LOOKED_BACK,
        held_on__lte=today,
        supervisor__isnull=False,
        state__in=[State.PLANNED, State.RUNNING, State.HELD],
    )
    days: dict[int, set[date]] = defaultdict(set)
    for person, day in duties.values_list("supervisor", "held_on").distinct():
        days[person].add(day)
    valid = cleared_times(list(days))
    wrong = [
        Evidence(f"Account {person}", f"no valid check on {day}")
        for person, on in sorted(days.items())
        for day in sorted(on)
        if not any(first <= day <= last for first, last in valid[person])
    ]
    total = sum(len(on) for on in days.values())
    return none_of(len(wrong), total, "days of duty were without a valid check", wrong)


CHECKS = {
    "workforce.certificates_gone_in_time": twice(
        certificates_gone_in_time, certificates_by_the_rules
    ),
    "workforce.rostered_are_checked": rostered_are_checked,
}
