"""Which row of the table is a case file's? The facts that choose it (C-3, C-4, A2)."""

from datetime import date
from enum import StrEnum

from kinkeeper.rules.retention.question import Case
from kinkeeper.rules.retention.words import Referral, Service


class Involvement(StrEnum):
    """Who else stands behind a case."""

    COURT_OR_CAFCASS = "court_or_cafcass"
    PROFESSIONAL = "professional"
    NOBODY = "nobody"


class Contact(StrEnum):
    """What a case counts as, as a whole."""

    SUPPORTED = "supported"
    SUPERVISED = "supervised"


def involvement(case: Case) -> Involvement:
    """Return who is involved. Once a court or Cafcass is, it never wears off (C-3)."""
    sent_by_them = case.referral in {Referral.CAFCASS, Referral.COURT}
    if case.court_orders or case.cafcass or sent_by_them:
        return Involvement.COURT_OR_CAFCASS
    if case.referral is Referral.PROFESSIONAL:
        return Involvement.PROFESSIONAL
    return Involvement.NOBODY


def contact(case: Case, today: date) -> Contact:
    """Return supervised if any supervised session has taken place by today (C-4)."""
    took_place = any(
        session.service is Service.SUPERVISED
        and not session.cancelled
        and session.on <= today
        for session in case.sessions
    )
    return Contact.SUPERVISED if took_place else Contact.SUPPORTED
