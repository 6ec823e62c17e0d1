"""Each side comes alone, before the first session. Both sides done: ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.commands.answer_consent import Said
from kinkeeper.people.commands.keep_sensitive import keep_health
from kinkeeper.people.models import Case, Consent, Party
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.commands.sign_agreement import keep_copy
from kinkeeper.referrals.models import PreVisit, SignedAgreement
from kinkeeper.referrals.queries.agreements import has_signed, in_force
from kinkeeper.rules.contact_sessions.readiness import are_apart


@dataclass(frozen=True)
class Visit:
    """What a worker writes down. `signed_name` is empty when nothing was signed."""

    held_on: date
    began_at: time
    outcome: str
    identity_seen: bool
    address_seen: bool
    signed_name: str
    checklist: Mapping[str, Any]


@trail.command
def record_previsit(
    *, party: Party, visit: Visit, by: Account, now: datetime, once: UUID | None = None
) -> PreVisit:
    """
    Keep one side's pre-visit: what was seen, explained and agreed.

    Refuses a day to come, a visit within two hours of the other side's, and "go on"
    without an agreement or without having seen who the person is. An agreement that is
    signed at the visit is kept as this adult's own copy.
    """
    once_only.claim(once, by=by)
    case = party.case
    if not permissions.may_record_previsits(by):
        raise trail.RefusedError("Only a co-ordinator or manager can record this.")
    if not case.is_open or case.stage not in Case.HAS_A_PLACE:
        raise trail.RefusedError("Decide on the referral first.")
    _check(party, visit, clock.london(now).date())
    kept = PreVisit(
        container=case.container,
        case=case,
        party=party,
        held_on=visit.held_on,
        began_at=visit.began_at,
        outcome=visit.outcome,
        identity_seen=visit.identity_seen,
        names_collectors=bool(str(visit.checklist.get("brings", "")).strip()),
        tells_health=tells_health(visit.checklist),
        agreement_version=str(in_force().number) if visit.signed_name else "",
        agreement_signed_on=visit.held_on if visit.signed_name else None,
        recorded_by=by,
        recorded_at=now,
    )
    told = without_health(visit.checklist)
    kept.seal({"checklist": told, "signed_name": visit.signed_name})
    kept.save()
    _mark_seen(party, visit)
    keep_apart(kept, visit.checklist, typed=visit.signed_name, by=by, now=now)
    if visit.signed_name.strip() and not has_signed(party):
        keep_copy(
            party,
            name=visit.signed_name,
            on=visit.held_on,
            way=SignedAgreement.Way.PAPER,
            by=by,
            now=now,
        )
    become_ready(case, now=now)
    obligations.refresh(case=case, now=now)
    trail.record(
        "previsit.recorded",
        about=kept,
        by=by,
        case_key=case.key,
        detail={"side": party.side, "outcome": visit.outcome},
    )
    return kept


def _check(party: Party, visit: Visit, today: date) -> None:
    if visit.held_on > today:
        raise trail.RefusedError("Write a pre-visit down after it was held.")
    if party.previsits.filter(held_on=visit.held_on).exists():
        raise trail.RefusedError("This person's pre-visit of that day is on file.")
    if visit.outcome == PreVisit.Outcome.PROCEED:
        if not (visit.signed_name.strip() or has_signed(party)):
            raise trail.RefusedError("To go on, the agreement must be signed.")
        if not visit.identity_seen:
            raise trail.RefusedError("To go on, you must have seen who the person is.")
    began = visit.held_on, visit.began_at
    others = PreVisit.objects.filter(case=party.case, held_on=visit.held_on)
    for other in others.exclude(party=party):
        if not are_apart((other.held_on, other.began_at), began):
            raise trail.RefusedError(
                "The two adults would have met. "
                "There must be two hours between their pre-visits."
            )


def _mark_seen(party: Party, visit: Visit) -> None:
    if visit.identity_seen:
        party.identity_verified_on = visit.held_on
    if visit.address_seen:
        party.address_verified_on = visit.held_on
    party.version += 1
    party.save()


def tells_health(checklist: Mapping[str, Any]) -> bool:
    """Tell whether health was asked about, also where nothing is to know."""
    said = str(checklist.get("health", "")).strip()
    return bool(said or checklist.get("no_health"))


def without_health(checklist: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stays on the form: words about health are kept apart."""
    apart = ("health", "health_agreed")
    return {name: v for name, v in checklist.items() if name not in apart}


def keep_apart(
    visit: PreVisit,
    checklist: Mapping[str, Any],
    *,
    typed: str,
    by: Account,
    now: datetime,
) -> None:
    """Keep what was told of health in its own store, with the yes if there was one."""
    health, party = str(checklist.get("health", "")), visit.party
    if not health:
        return
    agreed = Said(
        topic=Consent.Topic.HEALTH,
        yes=True,
        capacity=Consent.Capacity.PARENT,
        way=Consent.Way.VISIT,
        typed=typed or party.person.full_name,
        given_on=visit.held_on,
    )
    asked = bool(checklist.get("health_agreed"))
    keep_health(
        case=party.case,
        teller=party,
        words=health,
        agreed=agreed if asked else None,
        by=by,
        now=now,
    )
