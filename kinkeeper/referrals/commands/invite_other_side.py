"""The centre, never the first side, asks the other side for its own form."""

from datetime import datetime, timedelta
from secrets import token_urlsafe
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries.parties import leaks
from kinkeeper.policy import edition
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Invitation, SideForm
from kinkeeper.referrals.queries.invitations import digest

INVITATION_DAYS = 28


@trail.command
def invite_other_side(
    *, party: Party, to: str, by: Account, now: datetime, once: UUID | None = None
) -> Invitation:
    """
    Send a person the link to their own form, in words that tell nothing.

    `to` is an e-mail address: what staff typed, or what is on file for that person.
    Refuses an address that belongs to the other side (K3). An earlier link stops
    working. The link works for 28 days.
    """
    once_only.claim(once, by=by)
    case = party.case
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    if not case.is_open or not party.is_adult_side:
        raise trail.RefusedError("This family cannot be written to any more.")
    if SideForm.objects.filter(party=party).exists():
        raise trail.RefusedError("This person has sent their form already.")
    refuse_the_others_address(party, to)
    invitation = send_link(party, Invitation.Sort.OTHER_SIDE, to=to, now=now)
    if case.stage == Case.Stage.REFERRED:
        Case.objects.filter(pk=case.pk).update(stage=Case.Stage.WAITING)
    obligations.refresh(case=case, now=now)
    trail.record("referral.other_side_invited", about=party, by=by, case_key=case.key)
    return invitation


def refuse_the_others_address(party: Party, to: str) -> None:
    """Raise RefusedError when an address is one that the other side gave as its own."""
    if leaks(to, case=party.case, to_side=party.side):
        raise trail.RefusedError(
            "This address belongs to another side of this family. "
            "Check whose it is before you write."
        )


def send_link(
    party: Party, sort: Invitation.Sort, *, to: str, now: datetime
) -> Invitation:
    """Make a link, take back earlier ones, and post it. Part of a command."""
    earlier = Invitation.objects.filter(
        party=party, sort=sort, used_at=None, recalled_at=None
    )
    earlier.update(recalled_at=now)
    token = token_urlsafe(32)
    today = clock.london(now).date()
    invitation = Invitation.objects.create(
        case=party.case,
        party=party,
        sort=sort,
        token_sha256=digest(token),
        invited_at=now,
        expires_on=today + timedelta(days=INVITATION_DAYS),
    )
    page = "invited" if sort == Invitation.Sort.OTHER_SIDE else "join"
    write_letter(
        container=party.case.container,
        to=to,
        subject=Subject.DETAILS,
        body=_words(sort, reverse(f"referrals:{page}", args=[token]), invitation),
        now=now,
    )
    words = f"We sent a link by e-mail: {invitation.get_sort_display().lower()}."
    log_letter(case=party.case, side=party.side, on=today, words=words)
    return invitation


def _words(sort: Invitation.Sort, path: str, invitation: Invitation) -> str:
    ask = {
        Invitation.Sort.OTHER_SIDE: "We would like to hear from you.",
        Invitation.Sort.PORTAL: "You can now choose a password.",
    }[sort]
    last = invitation.expires_on
    return (
        f"{ask} Open this page in a private place:\n\n"
        f"{settings.BASE_URL}{path}\n\n"
        f"The link works until {last:%A} {last.day} {last:%B %Y}, for you only. "
        f"To talk to us, call {edition.in_force().controller.phone}.\n"
    )
