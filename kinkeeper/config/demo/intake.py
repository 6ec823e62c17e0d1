"""How a family comes in: two forms, a decision, two pre-visits, a password."""

from datetime import date, datetime, time, timedelta
from typing import Any

from kinkeeper.config.demo.team import PASSWORD
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries.parties import adult
from kinkeeper.referrals.commands.accept_referral import accept_referral
from kinkeeper.referrals.commands.agree_fee import agree_fee
from kinkeeper.referrals.commands.begin_draft import begin_draft
from kinkeeper.referrals.commands.decline_referral import decline_referral
from kinkeeper.referrals.commands.doubt_agreement import doubt_agreement
from kinkeeper.referrals.commands.invite_other_side import invite_other_side
from kinkeeper.referrals.commands.invite_to_portal import invite_to_portal
from kinkeeper.referrals.commands.join_portal import join_portal
from kinkeeper.referrals.commands.join_waiting_list import join_waiting_list
from kinkeeper.referrals.commands.propose_decline import propose_decline
from kinkeeper.referrals.commands.put_first import put_first
from kinkeeper.referrals.commands.receive_form import receive_form
from kinkeeper.referrals.commands.receive_side_form import receive_side_form
from kinkeeper.referrals.commands.record_previsit import Visit, record_previsit
from kinkeeper.referrals.models import Draft, Invitation


def first_form(answers: dict[str, Any], side: str, *, now: datetime) -> Case:
    """Send the first side's form."""
    draft = _filled_in(begin_draft(side=side, now=now), answers)
    receipt = receive_form(draft=draft, now=now)
    return fresh(Case.objects.get(reference=receipt.reference))


def invite(case: Case, side: str, to: str, *, by: Account, now: datetime) -> Invitation:
    return invite_other_side(party=part(case, side), to=to, by=by, now=now)


def second_form(
    answers: dict[str, Any], invitation: Invitation, *, now: datetime
) -> None:
    """Send the invited side's own form."""
    side = invitation.party.side
    draft = begin_draft(side=side, invitation=invitation, now=now)
    receive_side_form(draft=_filled_in(draft, answers), now=now)


def accept(
    case: Case,
    service: str,
    funder: str,
    *,
    by: Account,
    now: datetime,
    fee_agreed: bool = True,
) -> None:
    case = fresh(case)
    accept_referral(
        case=case,
        service=service,
        funder=funder,
        fee_agreed=fee_agreed,
        reason="Both want this, and we can keep them apart.",
        by=by,
        now=now,
        version_seen=case.version,
    )


def agree_again(case: Case, *, by: Account, now: datetime) -> None:
    """Ask a family that came back who pays now."""
    agree_fee(
        case=fresh(case),
        payer="private",
        said_yes=True,
        words="Half each, as before.",
        by=by,
        now=now,
    )


def propose_to_decline(case: Case, *, by: Account, now: datetime) -> None:
    case = fresh(case)
    propose_decline(
        case=case,
        ground="ROOM",
        reason="We have no room on the days that they can come.",
        by=by,
        now=now,
        version_seen=case.version,
    )


def decline(case: Case, *, by: Account, now: datetime) -> None:
    decline_referral(decision=fresh(case).decisions.get(), by=by, now=now)


def visit_before(
    case: Case,
    side: str,
    *,
    on: date,
    began_at: time,
    by: Account,
    now: datetime,
    signs: bool = True,
) -> None:
    """Write down one side's pre-visit; the agreement is signed there, or not yet."""
    party = part(case, side)
    visit = Visit(
        held_on=on,
        began_at=began_at,
        outcome="PROCEED" if signs else "MORE",
        identity_seen=True,
        address_seen=True,
        signed_name=party.person.full_name if signs else "",
        checklist=_told(side, party.person.full_name) if signs else {},
    )
    record_previsit(party=party, visit=visit, by=by, now=now)


def _told(side: str, name: str) -> dict[str, Any]:
    """Return what was asked: who brings the child, and that health is no matter."""
    brings = {"brings": name} if side == Party.Side.RESIDENT else {}
    return {"rules explained": True, "ways in shown": True, "no_health": True, **brings}


def invite_in(case: Case, side: str, *, by: Account, now: datetime) -> Invitation:
    return invite_to_portal(party=part(case, side), by=by, now=now, agreed=True)


def join(invitation: Invitation, *, now: datetime) -> Account:
    return join_portal(invitation=invitation, password=PASSWORD, now=now)


def ask_about_the_agreement(case: Case, side: str, *, now: datetime) -> None:
    """An adult does not agree with something, in the portal."""
    party = part(case, side)
    if party.account is not None:
        doubt_agreement(
            party=party,
            words="May I take one photo on the birthday? My mother would love it.",
            by=party.account,
            now=now,
        )


def wait(case: Case, first: str, *, by: Account, now: datetime) -> None:
    """Put a family on the waiting list, before the others when there is a reason."""
    row = join_waiting_list(
        case=fresh(case),
        weekdays=() if first else (2, 5),
        court_on=clock.london(now).date() + timedelta(days=40) if first else None,
        note="" if first else "Not in the mornings.",
        by=by,
        now=now,
    )
    if first:
        put_first(waiting=row, reason=first, by=by, now=now, version_seen=row.version)


def part(case: Case, side: str) -> Party:
    """Return one side's adult as they are now."""
    party = adult(case, side)
    if party is None:
        raise LookupError(side)
    party.case = fresh(case)
    return party


def fresh(case: Case) -> Case:
    """Return the case as it is now."""
    return Case.objects.select_related("container", "reports_container").get(pk=case.pk)


def _filled_in(draft: Draft, answers: dict[str, Any]) -> Draft:
    # All pages at once: thirteen saves for each form would say nothing more.
    draft.seal({"answers": answers})
    draft.save()
    return draft
