from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.begin_draft import destroy
from kinkeeper.referrals.models import Draft, Invitation


@trail.command
def recall_invitation(*, invitation: Invitation, by: Account, now: datetime) -> None:
    """Make a link stop working, and destroy the form begun with it."""
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    taken = Invitation.objects.filter(
        pk=invitation.pk, used_at=None, recalled_at=None
    ).update(recalled_at=now)
    if not taken:
        raise trail.RefusedError("This link does not work any more in any case.")
    for draft in Draft.objects.filter(invitation=invitation):
        destroy(draft, now=now)
    trail.record(
        "invitation.recalled",
        about=invitation.party,
        by=by,
        case_key=invitation.case.key,
    )
