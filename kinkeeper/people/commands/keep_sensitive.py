"""Writing down a sensitive fact, with the reason that the law asks for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
from kinkeeper.people import permissions
from kinkeeper.people.commands.answer_consent import Said, store_consent
from kinkeeper.people.commands.settle_sensitive import settle_sensitive
from kinkeeper.people.models import Case, Consent, Party, SensitiveFact
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.cases import cases_visible_to

Ground, Kind = SensitiveFact.Ground, SensitiveFact.Kind
OFFENCE_GROUNDS = (Ground.PROTECTING, Ground.CLAIMS)


@dataclass(frozen=True)
class Told:
    """What somebody told us, by which way, and why we may keep it."""

    kind: str
    words: str
    way: str
    ground: str = Ground.CLEAR_YES
    why_not_asked: str = ""
    told_by: Party | None = None


@trail.command
def keep_sensitive(
    *,
    about: Party,
    told: Told,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> SensitiveFact:
    """
    Keep a sensitive fact apart. Locked at once while nobody has clearly said yes.

    By staff who see contacts. Refuses a reason that does not fit the kind.
    """
    once_only.claim(once, by=by)
    _check(about, told, by)
    fact = store_sensitive(about=about, told=told, by=by, now=now)
    settle_sensitive(case=about.case, by=by, now=now)
    fact.refresh_from_db(fields=["locked_on"])
    return fact


def store_sensitive(
    *, about: Party, told: Told, by: Account | None, now: datetime
) -> SensitiveFact:
    """Store one fact under a key of its own. Part of a caller's command: settle it."""
    fact = SensitiveFact(
        container=containers.make("sensitive", now=now),
        case=about.case,
        about=about,
        kind=told.kind,
        ground=told.ground,
        why_not_asked=told.why_not_asked,
        told_by=told.told_by,
        told_side=told.told_by.side if told.told_by else "",
        way=told.way,
        told_at=now,
        recorded_by=by,
    )
    fact.seal({"words": told.words.strip()})
    fact.save()
    trail.record(
        "sensitive.kept",
        about=fact,
        by=by,
        case_key=about.case.key,
        detail={"kind": fact.kind, "ground": fact.ground, "way": fact.way},
    )
    return fact


def keep_health(
    *,
    case: Case,
    teller: Party | None,
    words: str,
    agreed: Said | None,
    by: Account | None,
    now: datetime,
) -> None:
    """
    Keep what a form or a visit told us about the children's health.

    With the child that the words name, or with all. `teller`: the adult of the family
    who told us, None for a professional. `agreed`: what they said about the use of it;
    None when they were not asked. Part of a caller's command.
    """
    if not words.strip():
        return
    children = list(parties.children(case))
    folded = words.casefold()
    named = [c for c in children if c.person.given_name.casefold() in folded]
    way = agreed.way if agreed else Consent.Way.FORM
    told = Told(Kind.HEALTH, words, way, told_by=teller)
    for child in named or children:
        if not _has(child, words):
            store_sensitive(about=child, told=told, by=by, now=now)
        if agreed and teller:
            store_consent(about=child, giver=teller, said=agreed, by=by, now=now)
    settle_sensitive(case=case, by=by, now=now)


def _has(child: Party, words: str) -> bool:
    kept = child.sensitive_facts.filter(kind=Kind.HEALTH).select_related("container")
    return any(fact.unseal()["words"] == words.strip() for fact in kept)


def _check(about: Party, told: Told, by: Account) -> None:
    seen = cases_visible_to(by).filter(pk=about.case_id).exists()
    if not (permissions.may_see_contacts(by) and seen):
        raise trail.RefusedError("Only those who see contacts can do this.")
    if about.case.file_destroyed_on:
        raise trail.RefusedError("This file is destroyed. Nothing is added to it.")
    if not told.words.strip():
        raise trail.RefusedError("Write what we must know.")
    if told.kind == Kind.OFFENCE and told.ground not in OFFENCE_GROUNDS:
        raise trail.RefusedError(
            "An offence is kept to protect somebody, or for a court or a claim."
        )
    if (told.ground == Ground.PROTECTING) is not bool(told.why_not_asked):
        raise trail.RefusedError(
            "To keep it to protect somebody, say why nobody is asked for a yes."
        )
