"""
A person puts an e-mail on the file of a family, on the side of who wrote it.

Danger: on the wrong side it would be shown to the wrong adult, as their own. So the
person says whose it is, and that they know it.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Case, Correspondence
from kinkeeper.referrals.commands.answer_enquiry import note, still_open
from kinkeeper.referrals.commands.attach_paper import move_enquiry_papers
from kinkeeper.referrals.commands.log_enquiry import keep
from kinkeeper.referrals.commands.record_order import may_keep_orders
from kinkeeper.referrals.commands.write_down_letter import SIDES, Said, file_letter
from kinkeeper.referrals.models import Enquiry


@trail.command
def file_enquiry(
    *,
    enquiry: Enquiry,
    case: Case,
    side: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Correspondence:
    """
    Move an e-mail and its papers into a case file. `side` is "" for a professional.

    Of the enquiry a line without words stays. Refuses what is closed already, and what
    did not come by e-mail: a call is written down for the family itself.
    """
    once_only.claim(once, by=by)
    may_keep_orders(case, by)
    still_open(enquiry)
    if enquiry.channel != Enquiry.Channel.EMAIL:
        raise trail.RefusedError("Only an email can be put on a family’s file.")
    if side and side not in SIDES:
        raise trail.RefusedError("Say whose it is.")
    versions.advance(enquiry, seen=version_seen)
    told = enquiry.unseal()
    said = Said(
        side=side,
        way=Correspondence.Way.EMAIL,
        direction=Correspondence.Direction.IN,
        happened_at=enquiry.received_at,
        words=str(told.get("words") or "(no words)"),
        who=" ".join(filter(None, (told.get("name"), told.get("email")))),
    )
    letter = file_letter(case=case, said=said, by=by, now=now)
    move_enquiry_papers(enquiry, case, side, now=now)
    enquiry.became, enquiry.perhaps, enquiry.perhaps_side = case, None, ""
    enquiry.seal({})
    note(enquiry, "Put on a family’s file.", Enquiry.Outcome.FILED, by=by, now=now)
    keep(enquiry, now)
    trail.record("enquiry.filed", about=enquiry, by=by, case_key=case.key)
    return letter
