from datetime import datetime

from django.contrib.auth.hashers import check_password

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.privacy.editions.commands.note_given import note_given
from kinkeeper.referrals.models import Invitation
from kinkeeper.referrals.queries.invitations import is_open


class WrongPasswordError(trail.RefusedError):
    """There is an account already, and this is not its password."""

    def __init__(self) -> None:
        super().__init__(
            "You have used this email address with us before. "
            "Type the password that you chose then."
        )


@trail.command
def join_portal(*, invitation: Invitation, password: str, now: datetime) -> Account:
    """
    Make an invited person's account, or add the case to the one they have.

    The link works once. An account of the team is never joined to a family.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not is_open(invitation, now=now):
        raise trail.RefusedError("This link does not work any more.")
    party = Party.objects.select_related("person", "container").get(
        pk=invitation.party_id
    )
    email = party.unseal().get("email", "").lower()
    if not email:
        raise trail.RefusedError("This link does not work any more. Call us.")
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = Account.objects.create_user(
            email, password, name=party.person.full_name
        )
    elif account.is_team or not account.is_active:
        raise trail.RefusedError("This link does not work any more. Call us.")
    elif not check_password(password, account.password):
        raise WrongPasswordError
    party.account = account
    party.version += 1
    party.save()
    invitation.used_at = now
    invitation.save()
    note_given(party=party, way="JOINED", now=now)
    trail.record("portal.joined", about=party, by=account, case_key=invitation.case.key)
    return account
