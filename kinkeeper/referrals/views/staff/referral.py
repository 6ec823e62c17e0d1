from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries.parties import children
from kinkeeper.referrals.forms.family import FAMILY
from kinkeeper.referrals.forms.professional import PROFESSIONAL
from kinkeeper.referrals.queries.inbox import (
    decision_on,
    referral_by_key,
    what_is_next,
)
from kinkeeper.referrals.queries.papers import of_case
from kinkeeper.referrals.queries.professional import written_of
from kinkeeper.referrals.queries.triage import columns, still_missing


def referral_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One referral: what each side told us, what is missing, what can be decided."""
    case = referral_by_key(key, viewer=account_of(request))
    sides, written = columns(case), written_of(case)
    context = {
        "case": case,
        "children": children(case),
        "sides": [
            (side, FAMILY.sections(side.answers) if side.answers else [])
            for side in sides
        ],
        "written": written,
        "parts": PROFESSIONAL.sections(written.answers) if written else [],
        "papers": of_case(case),
        "missing": still_missing(case, sides),
        "decision": decision_on(case),
        "next": what_is_next(case)[0],
        "undecided": case.is_open and case.stage in ("REFERRED", "WAITING"),
        "today": clock.today(),
    }
    return render(request, "referrals/referral.html", context)
