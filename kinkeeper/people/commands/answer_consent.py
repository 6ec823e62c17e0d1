"""Somebody says yes or no to the use of sensitive facts, or takes a yes back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
from kinkeeper.people import permissions
from kinkeeper.people.commands.settle_sensitive import settle_sensitive, tell
from kinkeeper.people.models import Consent, Party
from kinkeeper.people.queries import consents
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.policy import edition
from kinkeeper.rules.dates import add_months

Capacity, Way = Consent.Capacity, Consent.Way


@dataclass(frozen=True)
class Said:
    """
    What somebody said. `typed` is the name they signed with.

    `evidence`: how we know that a child understands. `given_on` is a day in London,
    today when it is empty.
    """

    topic: str
    yes: bool
    capacity: str
    way: str
    typed: str = ""
    evidence: str = ""
    given_on: date | None = None


@trail.command
def answer_consent(
    *,
    about: Party,
    giver: Party,
    said: Said,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Consent:
    """
    Keep an answer, and lock or open at once what rests on it.

    By the person in the portal, or by staff who see contacts. For a child only somebody
    who holds parental responsibility, or the child where we say how we know that it
    understands. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    _check_by(giver, said.way, by)
    _check(about, giver, said, clock.london(now).date())
    kept = store_consent(about=about, giver=giver, said=said, by=by, now=now)
    settle_sensitive(case=about.case, by=by, now=now)
    return kept


@trail.command
def take_back_consent(
    *,
    consent: Consent,
    way: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Consent:
    """
    Take a yes back. What rested on it is locked in the same moment.

    By the one who gave it, in the portal, or by staff to whom they said so.
    """
    once_only.claim(once, by=by)
    if consent.given_by is None:
        raise trail.RefusedError("This family is no longer on file.")
    _check_by(consent.given_by, way, by)
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if not consent.yes or consent.ended_on is not None:
        raise trail.RefusedError("There is no yes to take back.")
    _end(consent, way=way, on=clock.london(now).date(), by=by, now=now)
    trail.record(
        "consent.taken_back",
        about=consent,
        by=by,
        case_key=consent.case.key,
        detail={"topic": consent.topic, "way": way},
    )
    settle_sensitive(case=consent.case, by=by, now=now)
    return consent


def store_consent(
    *, about: Party, giver: Party, said: Said, by: Account | None, now: datetime
) -> Consent:
    """Store an answer in place of the last one. Part of a caller's command."""
    today = clock.london(now).date()
    given_on = said.given_on or today
    before = Consent.objects.select_for_update().filter(
        about=about, given_by=giver, topic=said.topic, ended_on=None
    )
    for old in before:
        _end(old, way=said.way, on=max(given_on, old.given_on), by=by, now=now)
    policy = edition.in_force()
    own = about.pk == giver.pk
    kept = Consent(
        container=containers.make("consent", now=now),
        case=about.case,
        about=about,
        given_by=giver,
        topic=said.topic,
        capacity=said.capacity,
        yes=said.yes,
        way=said.way,
        wording_version=consents.WORDING_VERSION,
        wording_sha256=consents.digest_of(said.topic),
        policy_version=policy.version,
        given_on=given_on,
        ask_again_on=add_months(
            given_on, policy.practice.medical_consent_review_months
        ),
        recorded_at=now,
        recorded_by=by,
    )
    kept.seal(
        {
            "about": about.person.full_name,
            "given_by": giver.person.full_name,
            "typed": said.typed.strip(),
            "wording": consents.wording(said.topic, about, own=own),
            "evidence": said.evidence.strip(),
        }
    )
    kept.save()
    tell(kept, now=now)
    trail.record(
        "consent.answered",
        about=kept,
        by=by,
        case_key=about.case.key,
        detail={"topic": kept.topic, "yes": kept.yes, "way": kept.way},
    )
    return kept


def _end(
    consent: Consent, *, way: str, on: date, by: Account | None, now: datetime
) -> None:
    consent.ended_on, consent.ended_way, consent.ended_by = on, way, by
    consent.save(update_fields=["ended_on", "ended_way", "ended_by"])
    tell(consent, now=now)


def _check_by(giver: Party, way: str, by: Account) -> None:
    if giver.account_id == by.pk and way == Way.PORTAL:
        return
    seen = cases_visible_to(by).filter(pk=giver.case_id).exists()
    if way == Way.PORTAL or not (permissions.may_see_contacts(by) and seen):
        raise trail.RefusedError("You can answer for yourself only.")


def _check(about: Party, giver: Party, said: Said, today: date) -> None:
    _check_sense(about, giver, said, today)
    is_grown_up = consents.is_grown_up(about, today=today)
    if said.capacity == Capacity.PARENT:
        if is_grown_up:
            raise trail.RefusedError("They are grown up. Ask them.")
        if not consents.is_responsible(giver, about, today=today):
            raise trail.RefusedError(
                "First write down how we know that they hold parental responsibility."
            )
        return
    if about.pk != giver.pk:
        raise trail.RefusedError("Nobody can answer this for another grown-up.")
    as_child = said.capacity == Capacity.CHILD
    if as_child is is_grown_up:
        raise trail.RefusedError("Say whether a child or a grown-up answers.")
    if as_child and not said.evidence.strip():
        raise trail.RefusedError("Write how you know that the child understands.")


def _check_sense(about: Party, giver: Party, said: Said, today: date) -> None:
    if about.case_id != giver.case_id or about.case.file_destroyed_on:
        raise trail.RefusedError("Only somebody of the same family can answer.")
    if said.yes and not said.typed.strip():
        raise trail.RefusedError("A yes needs the name of the one who says it.")
    given_on = said.given_on or today
    if given_on > today:
        raise trail.RefusedError("The answer cannot be from a day to come.")
    newer = Consent.objects.filter(
        about=about, given_by=giver, topic=said.topic, given_on__gt=given_on
    )
    if newer.exists():
        raise trail.RefusedError("There is a newer answer of theirs on file.")
