from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.people.queries.parties import children
from kinkeeper.referrals.forms import steps
from kinkeeper.referrals.queries.inbox import (
    decision_on,
    referral_by_key,
    what_is_next,
)
from kinkeeper.referrals.queries.triage import Column, columns, still_missing


def referral_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One referral: what each side told us, what is missing, what can be decided."""
    case = referral_by_key(key, viewer=account_of(request))
    sides = columns(case)
    context = {
        "case": case,
        "children": children(case),
        "sides": [(side, _sections(side)) for side in sides],
        "missing": still_missing(case, sides),
        "decision": decision_on(case),
        "next": what_is_next(case)[0],
        "undecided": case.is_open and case.stage in ("REFERRED", "WAITING"),
        "today": clock.today(),
    }
    return render(request, "referrals/referral.html", context)


def _sections(side: Column) -> list[tuple[str, list[SummaryRow]]]:
    if side.answers is None:
        return []
    found = [(step.heading, steps.rows_of(step, side.answers)) for step in steps.STEPS]
    told = [(heading, [row for row in rows if row.value]) for heading, rows in found]
    return [(heading, rows) for heading, rows in told if rows]
