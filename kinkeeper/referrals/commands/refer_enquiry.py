"""An enquiry becomes a referral: a case opens, and each adult is asked for a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.commands.open_case import open_case
from kinkeeper.people.models import Case
from kinkeeper.people.queries.parties import other_adult_side
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.answer_enquiry import note, still_open
from kinkeeper.referrals.commands.attach_paper import move_enquiry_papers
from kinkeeper.referrals.commands.log_enquiry import keep, only_who_decides
from kinkeeper.referrals.commands.receive_form import (
    READ_WITHIN_WORKING_DAYS,
    add_children,
    part_of,
    working_days_after,
)
from kinkeeper.referrals.models import Enquiry, Referral


@dataclass(frozen=True)
class Names:
    """Who belongs to the family, as the caller said it. `side`: the caller's own."""

    side: str
    given_name: str
    family_name: str
    other_given_name: str
    child_given_name: str
    service: str
    other_family_name: str = ""
    child_family_name: str = ""


@trail.command
def refer_enquiry(
    *,
    enquiry: Enquiry,
    names: Names,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Case:
    """
    Open a case for a family that asked, and end the enquiry.

    Always makes new people. What the caller told of themselves is sealed on their own
    side; nothing is sent before somebody talked with them about how. Each adult then
    gets a form of their own from the centre.
    """
    once_only.claim(once, by=by)
    only_who_decides(by)
    still_open(enquiry)
    versions.advance(enquiry, seen=version_seen)
    today = clock.london(now).date()
    case = open_case(service=names.service, route=Case.Route.SELF, on=today, now=now)
    read_by = working_days_after(today, READ_WITHIN_WORKING_DAYS)
    Referral.objects.create(case=case, received_at=now, read_by_on=read_by)
    told = enquiry.unseal()
    _people(case, names, told, now)
    log_letter(
        case=case,
        side=names.side,
        on=clock.london(enquiry.received_at).date(),
        words=f"Asked us {enquiry.get_channel_display().lower()}: {told['words']}",
    )
    move_enquiry_papers(enquiry, case, names.side, now=now)
    enquiry.became = case
    note(
        enquiry, "A referral was made of it.", Enquiry.Outcome.REFERRED, by=by, now=now
    )
    keep(enquiry, now)
    obligations.refresh(case=case, now=now)
    trail.record("enquiry.referred", about=enquiry, by=by, case_key=case.key)
    return case


def _people(case: Case, names: Names, told: Mapping[str, Any], now: datetime) -> None:
    today = clock.london(now).date()
    own = {"given_name": names.given_name, "family_name": names.family_name}
    caller = part_of(case, names.side, {**own, "relationship": ""}, today)
    caller.seal(_details(told))
    caller.save()
    other = {
        "given_name": names.other_given_name,
        "family_name": names.other_family_name,
        "relationship": "",
    }
    part_of(case, other_adult_side(names.side), other, today).save()
    child = {
        "given_name": names.child_given_name,
        "family_name": names.child_family_name,
    }
    add_children(case, [child], today)


def _details(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the caller told of themselves, and how they may be reached."""
    kept = {name: told[name] for name in ("email", "phone") if told.get(name)}
    times, ask = told.get("safe_times", ""), {"may": "ask", "hours": ""}
    call = {"may": "some", "hours": times} if times else ask
    return {
        **kept,
        "safe_contact": {
            "email": ask,
            "text": {**ask, "says": "1"},
            "call": {
                **call,
                "voicemail": bool(told.get("voicemail")),
                "say_who": False,
                "code_word": "",
            },
        },
    }
