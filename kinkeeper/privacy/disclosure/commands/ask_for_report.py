from collections.abc import Set
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.disclosure import permissions, register
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disclosure.queries.requests import OPEN
from kinkeeper.privacy.disclosure.register import Item, Written
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.numbering import numbered
from kinkeeper.rules.dates import next_working_day
from kinkeeper.rules.deadlines import Region

# Our own promise; the law sets no day for this.
WORKING_DAYS = 8
LONGEST_WHY = 1000


class NoReportsError(RefusedError):
    """Nobody writes about such a visit (REL-f)."""


class AlreadyAskedError(RefusedError):
    """This person's request for this report is still open."""


@trail.command
def ask_for_report(
    *,
    party: Party,
    item: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
    why: str = "",
) -> ReportRequest:
    """
    Ask, as one adult of a case, for the report on one visit.

    `item` is the name of a `register.Item` of this party. Nobody else hears of it.
    Raises Http404 for what is not this person's own, NoReportsError for a supported
    visit, AlreadyAskedError while an earlier request is open.
    """
    form_once.claim(once, by=by)
    if not permissions.may_ask(party, by):
        raise Http404
    wanted = register.find(party, item)
    if wanted is None:
        raise Http404
    if wanted.written is Written.NEVER:
        raise NoReportsError(
            "We do not write reports about these visits. We can give you the dates."
        )
    case = Case.objects.select_for_update(of=("self",)).get(pk=party.case_id)
    _refuse_second(party, item)
    request = numbered(
        ReportRequest,
        "RR",
        lambda reference: _write(reference, case, party, wanted, now, why),
    )
    obligations.keep_alone(record=trail.name_of(request), now=now)
    trail.record("report.asked_for", about=request, by=by, case_key=case.key)
    return request


def target(asked_on: date, *, holidays: Set[date]) -> date:
    """Return the day by which we promise an answer, eight working days on."""
    day = asked_on
    for _ in range(WORKING_DAYS):
        day = next_working_day(day + timedelta(days=1), holidays)
    return day


def _refuse_second(party: Party, item: str) -> None:
    earlier = ReportRequest.objects.filter(
        party=party, item=item, state__in=OPEN
    ).first()
    if earlier is not None:
        raise AlreadyAskedError(
            f"You have asked for this report already. Your request is "
            f"{earlier.reference}. We answer by {earlier.target_on:%-d %B %Y}."
        )


def _write(
    reference: str, case: Case, party: Party, wanted: Item, now: datetime, why: str
) -> ReportRequest:
    request = ReportRequest(
        reference=reference,
        container=case.reports_container,
        case=case,
        party=party,
        side=party.side,
        item=wanted.name,
        title=wanted.title,
        asked_at=now,
        target_on=target(
            clock.london(now).date(),
            holidays=bank_holidays.published(Region.ENGLAND_AND_WALES),
        ),
    )
    request.seal({"why": why.strip()[:LONGEST_WHY]})
    request.save()
    return request
