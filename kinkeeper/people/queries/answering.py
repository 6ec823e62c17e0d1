"""Who may answer about sensitive facts, and what a family member sees of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Consent, Party, SensitiveFact
from kinkeeper.people.queries import choices, consents, parties

THE_CHILD = "child"


@dataclass(frozen=True)
class Giver:
    """Somebody who may answer about a person."""

    code: str
    name: str
    party: Party
    capacity: str


@dataclass(frozen=True)
class Question:
    """One thing that a family member may say yes or no to, in the portal."""

    about: Party
    topic: str
    title: str
    wording: str
    said: Consent | None
    told: Sequence[str]

    @property
    def living_yes(self) -> bool:
        return self.said is not None and self.said.yes


def givers_for(about: Party, *, today: date) -> list[Giver]:
    """Return who may answer: the grown-up, or holders and the child who understands."""
    name = about.person.full_name
    if consents.is_grown_up(about, today=today):
        return [Giver(str(about.key), name, about, choices.SELF)]
    held = consents.holders_of(about, today=today)
    givers = [
        Giver(
            str(each.holder.key),
            f"{each.holder.person.full_name}: {each.get_known_display().lower()}",
            each.holder,
            choices.PARENT,
        )
        for each in held
    ]
    child = f"{name}, who understands what it means"
    return [*givers, Giver(THE_CHILD, child, about, choices.CHILD)]


def wordings(about: Party) -> list[str]:
    """Return the words that staff read out, one for each topic."""
    return [consents.wording(topic, about, own=False) for topic, _ in choices.TOPICS]


def questions_for(viewer: Account, *, today: date) -> list[Question]:
    """
    Return what a family member may answer, with what they said themselves.

    About themselves, and about each child for whom they hold parental responsibility.
    What others said, or told us, is never in it (K3).
    """
    return [
        question(own, about, topic)
        for own in parties.parts_of_account(viewer)
        for about in _subjects(own, today=today)
        for topic, _ in choices.TOPICS
    ]


def question_for(viewer: Account, key: UUID, topic: str, *, today: date) -> Question:
    """Return one question. Raises Http404 when it is not theirs to answer."""
    for asked in questions_for(viewer, today=today):
        if asked.about.key == key and asked.topic == topic:
            return asked
    raise Http404


def own_part(viewer: Account, about: Party) -> Party:
    """Return the family member's own part in the case of a question."""
    return parties.party_of(viewer, about.case)


def question(own: Party, about: Party, topic: str) -> Question:
    mine = about.pk == own.pk
    name = "You" if mine else about.person.given_name
    label = Consent.Topic(topic).label
    living = consents.answers_of(own.case).filter(
        about=about, given_by=own, topic=topic, ended_on=None
    )
    return Question(
        about=about,
        topic=topic,
        title=f"{name}: {label.lower()}",
        wording=consents.wording(topic, about, own=mine),
        said=living.first(),
        told=[fact.unseal()["words"] for fact in _told(own, about, topic)],
    )


def _told(own: Party, about: Party, topic: str) -> QuerySet[SensitiveFact]:
    """Return what this very person told us. It is theirs to read, locked or not."""
    found = about.sensitive_facts.filter(told_by=own, kind__in=consents.kinds_of(topic))
    return found.select_related("container")


def _subjects(own: Party, *, today: date) -> list[Party]:
    children = parties.children(own.case).select_related("case", "container", "person")
    return [
        own,
        *(
            child
            for child in children
            if not consents.is_grown_up(child, today=today)
            and consents.is_responsible(own, child, today=today)
        ),
    ]
