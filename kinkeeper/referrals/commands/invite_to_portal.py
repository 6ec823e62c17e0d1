from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.people.queries import safe_contact
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.invite_other_side import (
    refuse_the_others_address,
    send_link,
)
from kinkeeper.referrals.models import Invitation


@trail.command
def invite_to_portal(
    *,
    party: Party,
    by: Account,
    now: datetime,
    agreed: bool = False,
    once: UUID | None = None,
) -> Invitation:
    """
    Send a person a link to choose a password, to the address they gave themselves.

    Refuses when they said that e-mail is not safe at any time, unless a worker has
    `agreed` it with them for this once. Never goes to an address somebody else gave.
    """
    once_only.claim(once, by=by)
    case = party.case
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    if not case.is_open or not party.is_adult_side:
        raise trail.RefusedError("This person cannot be invited.")
    if party.account_id is not None:
        raise trail.RefusedError("This person has an account already.")
    to = party.unseal().get("email", "")
    if not to:
        raise trail.RefusedError("This person has not given us an email address.")
    if safe_contact.is_forbidden(party, "email"):
        raise trail.RefusedError("This person said no to email. Talk to them first.")
    if not (agreed or safe_contact.may_use(party, "email")):
        raise trail.RefusedError(
            "This person has not said that email is safe at any time. "
            "Talk to them first, then tick that you have agreed it."
        )
    refuse_the_others_address(party, to)
    invitation = send_link(party, Invitation.Sort.PORTAL, to=to, now=now)
    obligations.refresh(case=case, now=now)
    trail.record("portal.invited", about=party, by=by, case_key=case.key)
    return invitation
