"""Links that the centre sent. An unknown one and one that ran out look the same."""

from datetime import datetime
from hashlib import sha256

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.referrals.models import Invitation


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def is_open(invitation: Invitation, *, now: datetime) -> bool:
    """Say whether a link still works: not used, not recalled, not run out."""
    today = clock.london(now).date()
    return (
        invitation.used_at is None
        and invitation.recalled_at is None
        and invitation.expires_on >= today
        and invitation.case.is_open
        and invitation.case.file_destroyed_on is None
    )


def invitation_by_token(
    token: str, *, sort: Invitation.Sort, now: datetime
) -> Invitation | None:
    """Return the living invitation behind a link; None for all others alike."""
    found = (
        Invitation.objects.filter(token_sha256=digest(token), sort=sort)
        .select_related("case", "party__person", "party__container")
        .first()
    )
    return found if found and is_open(found, now=now) else None


def sent_in(case: Case) -> list[Invitation]:
    """Return the invitations of a case, newest first. For staff who may see it."""
    found = Invitation.objects.filter(case=case).select_related("party__person")
    return list(found.order_by("-invited_at", "-pk"))


def other_side_invitation(token: str, *, now: datetime) -> Invitation | None:
    return invitation_by_token(token, sort=Invitation.Sort.OTHER_SIDE, now=now)


def portal_invitation(token: str, *, now: datetime) -> Invitation | None:
    return invitation_by_token(token, sort=Invitation.Sort.PORTAL, now=now)


def invitation_of(case: Case, number: int) -> Invitation:
    """Return one invitation of this very case. Raises Http404 for any other."""
    found = Invitation.objects.filter(case=case, pk=number)
    invitation = found.select_related("case", "party").first()
    if invitation is None:
        raise Http404
    return invitation
