"""
Sensitive facts as staff may read them. A word that nobody says yes to is never here.

Whether a fact may be used is asked of the rule at each reading; that it is not locked
in its row is not enough.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, Consent, Party, SensitiveFact
from kinkeeper.people.queries import consents
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.rules.people.consent import Why

MOST_WORDS_IN_ROOM = 160
LOCKED_WORDS = {
    Why.NOBODY_ASKED: "Locked: nobody has said yes or no yet.",
    Why.NO_HOLDER: "Locked: we do not know that those who said yes may say it.",
    Why.SAID_NO: "Locked: they said no.",
    Why.TAKEN_BACK: "Locked: the yes was taken back.",
    Why.DISAGREE: "Locked: two people who may answer disagree. Talk to each alone.",
    Why.RAN_OUT: "Locked: the yes has run out. Ask again.",
    Why.GREW_UP: "Locked: they are grown up now. Ask them.",
}


@dataclass(frozen=True)
class FactLine:
    """One fact for staff. `words` is empty while it is locked."""

    key: UUID
    kind: str
    words: str
    locked: str
    locked_on: date | None
    ground: str
    told: str


@dataclass(frozen=True)
class AnswerLine:
    """What one person said, for staff."""

    key: UUID
    words: str
    living_yes: bool


@dataclass(frozen=True)
class PersonCard:
    """One person of the family with their facts and the answers about them."""

    key: UUID
    name: str
    side: str
    facts: Sequence[FactLine]
    answers: Sequence[AnswerLine]
    # Who acts for a child; None for a grown-up.
    acting: str | None = None


def in_use(case: Case, *, today: date) -> list[SensitiveFact]:
    """Return the facts that may be read today."""
    found = case.sensitive_facts.filter(locked_on=None)
    facts = list(found.select_related("container", "about__person"))
    if not facts:
        return []
    standings = consents.standings(case, today=today)
    return [fact for fact in facts if _may_use(fact, standings)]


def for_the_room(case: Case, *, today: date) -> str:
    """Return what whoever is in the room must know about the children's health."""
    lines: dict[str, list[str]] = {}
    for fact in in_use(case, today=today):
        if fact.kind in SensitiveFact.HEALTH_KINDS and fact.about.person.is_child:
            names = lines.setdefault(fact.unseal()["words"], [])
            names.append(fact.about.person.given_name)
    told = " ".join(
        words if all(name in words for name in names) else f"{_all(names)}: {words}"
        for words, names in lines.items()
    )
    short = told[: MOST_WORDS_IN_ROOM - 1]
    return told if len(told) <= MOST_WORDS_IN_ROOM else f"{short}…"


def people_of(case: Case, *, viewer: Account, today: date) -> list[PersonCard]:
    """
    Return each person of a family with their sensitive facts, and note the reading.

    Raises Http404 for those who do not see contacts.
    """
    if not permissions.may_see_contacts(viewer):
        raise Http404
    trail.viewed(
        "sensitive",
        about=case,
        by=viewer,
        purpose="Looked after health and other sensitive facts",
        case_key=case.key,
    )
    standings = consents.standings(case, today=today)
    facts = list(
        case.sensitive_facts.select_related("container", "about", "told_by__person")
    )
    said = list(
        consents.answers_of(case)
        .filter(ended_on=None)
        .select_related("given_by__person")
    )
    acting: dict[int, list[str]] = {}
    for child, given in case.responsibilities.filter(
        consents.responsible_on(today)
    ).values_list("child_id", "holder__person__given_name"):
        acting.setdefault(child, []).append(given)
    return [
        PersonCard(
            key=party.key,
            name=party.person.full_name,
            side=party.get_side_display(),
            facts=[_line(f, standings) for f in facts if f.about_id == party.pk],
            answers=[_said(a) for a in said if a.about_id == party.pk],
            acting=_all(acting.get(party.pk, [])) if party.person.is_child else None,
        )
        for party in case.parties.select_related("person").order_by(
            "-person__is_child", "person__born_on", "pk"
        )
    ]


def fact_by_key(key: UUID, *, viewer: Account) -> SensitiveFact:
    """Return a locked fact to be opened for a reason. Raises Http404."""
    if not permissions.may_see_contacts(viewer):
        raise Http404
    found = SensitiveFact.objects.filter(
        key=key, case__in=cases_visible_to(viewer)
    ).exclude(locked_on=None)
    fact = found.select_related("container", "case", "about__person").first()
    if fact is None:
        raise Http404
    return fact


def consent_by_key(key: UUID, case: Case, *, viewer: Account) -> Consent:
    """Return a living yes of a case, for staff. Raises Http404."""
    if not permissions.may_see_contacts(viewer):
        raise Http404
    found = consents.answers_of(case).filter(key=key, yes=True, ended_on=None)
    consent = found.select_related("given_by__person", "about__person").first()
    if consent is None:
        raise Http404
    return consent


def person_by_key(key: UUID, case: Case, *, viewer: Account) -> Party:
    """Return anybody's part in a case, for staff. Raises Http404."""
    if not permissions.may_see_contacts(viewer):
        raise Http404
    found = case.parties.filter(key=key).select_related("person", "case", "container")
    party = found.first()
    if party is None:
        raise Http404
    return party


def _may_use(fact: SensitiveFact, standings: consents.Standings) -> bool:
    if fact.ground != SensitiveFact.Ground.CLEAR_YES:
        return True
    return standings[fact.about_id, consents.topic_of(fact.kind)].live


def _line(fact: SensitiveFact, standings: consents.Standings) -> FactLine:
    usable = fact.locked_on is None and _may_use(fact, standings)
    locked = ""
    if not usable:
        why = standings[fact.about_id, consents.topic_of(fact.kind)].why
        locked = LOCKED_WORDS.get(why, "Locked until tonight’s check.")
    return FactLine(
        key=fact.key,
        kind=fact.get_kind_display(),
        words=fact.unseal()["words"] if usable else "",
        locked=locked,
        locked_on=fact.locked_on,
        ground=fact.get_ground_display(),
        told=_told(fact),
    )


def _told(fact: SensitiveFact) -> str:
    way = Consent.Way(fact.way).label.lower()
    on = clock.london(fact.told_at)
    who = fact.told_by.person.given_name if fact.told_by else "Us"
    return f"{who}, {way}, {on.day} {on:%B %Y}"


def _said(consent: Consent) -> AnswerLine:
    who = consent.given_by.person.given_name if consent.given_by else "Somebody"
    on, until = consent.given_on, consent.ask_again_on
    topic = consent.get_topic_display().lower()
    words = f"{who} said {'yes' if consent.yes else 'no'} about {topic}, {_day(on)}, "
    words += consent.get_way_display().lower()
    if consent.yes:
        words += f". Ask again by {_day(until)}"
    return AnswerLine(consent.key, f"{words}.", consent.yes)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _all(names: Iterable[str]) -> str:
    return " and ".join(names)
