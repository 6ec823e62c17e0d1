"""What people said about the use of sensitive facts, and who may say it."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.db.models import Q, QuerySet

from kinkeeper.people.models import Case, Consent, Party, Responsibility, SensitiveFact
from kinkeeper.rules.people.consent import (
    Answer,
    Capacity,
    Standing,
    Subject,
    grown_up,
    standing,
)

Topic = Consent.Topic
WORDING_VERSION = "1"
# The very words of a yes. A change needs a new version, and everybody is asked again.
WORDINGS = {
    Topic.HEALTH: "You may keep and use details about {whose} health: allergies, "
    "illness, medicine and disability. You use them only to keep everybody well "
    "during contact. I can take this back at any time.",
    Topic.BACKGROUND: "You may keep and use details about {whose} ethnic background "
    "and faith. You use them only to make contact fit us. I can take this back at "
    "any time.",
}
_TOPICS = {
    SensitiveFact.Kind.HEALTH: Topic.HEALTH,
    SensitiveFact.Kind.DISABILITY: Topic.HEALTH,
    SensitiveFact.Kind.ETHNICITY: Topic.BACKGROUND,
    SensitiveFact.Kind.FAITH: Topic.BACKGROUND,
}

Standings = dict[tuple[int, str], Standing]


def topic_of(kind: str) -> Topic:
    """Return the topic whose yes a kind of fact needs. KeyError for an offence."""
    return _TOPICS[SensitiveFact.Kind(kind)]


def kinds_of(topic: str) -> list[SensitiveFact.Kind]:
    """Return the kinds of facts that rest on the yes to a topic."""
    return [kind for kind, its in _TOPICS.items() if its == topic]


def is_grown_up(party: Party, *, today: date) -> bool:
    """Say whether somebody answers for themselves, and nobody else for them."""
    return grown_up(_subject(party), today)


def wording(topic: str, about: Party, *, own: bool) -> str:
    """Return the words to agree to, about oneself or about a child by name."""
    whose = "my" if own else f"{about.person.given_name}’s"
    return WORDINGS[Topic(topic)].format(whose=whose)


def digest_of(topic: str) -> str:
    return sha256(WORDINGS[Topic(topic)].encode()).hexdigest()


def responsible_on(day: date) -> Q:
    """Return what a living parental responsibility must fit."""
    over = Q(to_on=None) | Q(to_on__gt=day)
    return Q(from_on__lte=day) & over


def holders_of(child: Party, *, today: date) -> QuerySet[Responsibility]:
    """Return who holds parental responsibility for a child today, and how we know."""
    found = Responsibility.objects.filter(responsible_on(today), child=child)
    return found.select_related("holder__person", "container")


def is_responsible(adult: Party, child: Party, *, today: date) -> bool:
    """Say whether an adult may act for a child today."""
    return holders_of(child, today=today).filter(holder=adult).exists()


def answers_of(case: Case) -> QuerySet[Consent]:
    """Return what was said in a case, the oldest first."""
    return Consent.objects.filter(case=case, about__isnull=False)


def standings(case: Case, *, today: date) -> Standings:
    """
    Return for each person and topic whether facts may be used today.

    Keyed by the part's number and the topic. Who was never asked is in it too.
    """
    people = list(case.parties.select_related("person"))
    said = list(answers_of(case))
    holders: dict[int, set[str]] = {}
    for child, holder in case.responsibilities.filter(
        responsible_on(today)
    ).values_list("child_id", "holder_id"):
        holders.setdefault(child, set()).add(str(holder))
    return {
        (party.pk, topic): standing(
            _subject(party),
            _told(a for a in said if a.about_id == party.pk and a.topic == topic),
            holders=holders.get(party.pk, set()),
            today=today,
        )
        for party in people
        for topic in Topic.values
    }


def standing_of(about: Party, topic: str, *, today: date) -> Standing:
    """Return whether facts about one person may be used today."""
    return standings(about.case, today=today)[about.pk, topic]


def _subject(party: Party) -> Subject:
    return Subject(str(party.pk), party.person.is_child, party.person.born_on)


def _told(consents: Iterable[Consent]) -> list[Answer]:
    return [
        Answer(
            by=str(each.given_by_id or f"gone-{each.pk}"),
            capacity=Capacity(each.capacity),
            yes=each.yes,
            given_on=each.given_on,
            ask_again_on=each.ask_again_on,
            ended_on=each.ended_on,
        )
        for each in consents
    ]
