"""The invented families, and what each side tells on its own form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kinkeeper.config.demo import worries
from kinkeeper.config.demo.invented import MOTHERS, Adult, Inventor
from kinkeeper.people.models import Party

NO_WAY_TO_REACH = {"may": "no", "hours": ""}


@dataclass(frozen=True)
class Child:
    given: str
    family: str
    born_on: date


@dataclass(frozen=True)
class Told:
    """What one adult tells beside name and address. All of it is for staff alone."""

    worry: str
    ticked: tuple[str, ...]
    wish: str
    code_word: str
    health: str = ""
    secret_address: bool = False
    texts_only: bool = False


@dataclass(frozen=True)
class Household:
    """A child or more, and two adults who do not live together."""

    resident: Adult
    visiting: Adult
    children: tuple[Child, ...]
    told: Mapping[str, Told]

    def adult(self, side: str) -> Adult:
        return self.resident if side == Party.Side.RESIDENT else self.visiting

    def relation(self, side: str) -> str:
        return "mother" if self.adult(side).given in MOTHERS else "father"

    def other(self, side: str) -> Adult:
        return self.visiting if side == Party.Side.RESIDENT else self.resident

    def private(self, side: str) -> list[str]:
        """Return every string of one side that must never reach the other."""
        told = self.told[side]
        own = [*self.adult(side).private().values(), told.worry, told.wish]
        return [words for words in (*own, told.code_word) if words]


def invent(
    inventor: Inventor,
    *,
    today: date,
    emails: tuple[str, str] | None = None,
    many: int = 0,
) -> Household:
    """Make a family up, with so `many` children.

    `emails` are the addresses of those who sign in here.
    """
    random = inventor.random
    resident, visiting = inventor.adult(school=True), inventor.adult(school=False)
    if emails:
        resident = replace(resident, email=emails[0])
        visiting = replace(visiting, email=emails[1])
    surname = random.choice([resident.family, visiting.family])
    names: list[str] = []
    for _ in range(many or random.choice([1, 1, 2, 2, 3])):
        name = inventor.child()
        while name in names:
            name = inventor.child()
        names.append(name)
    children = tuple(
        Child(name, surname, today - timedelta(days=random.randint(900, 4600)))
        for name in names
    )
    return Household(
        resident=resident,
        visiting=visiting,
        children=children,
        told={
            Party.Side.RESIDENT: _told(inventor, Party.Side.RESIDENT),
            Party.Side.VISITING: _told(inventor, Party.Side.VISITING),
        },
    )


def _told(inventor: Inventor, side: Party.Side) -> Told:
    random = inventor.random
    worry, ticked = random.choice(worries.WORRIES[side])
    return Told(
        worry=worry,
        ticked=ticked,
        wish=random.choice(worries.WISHES[side]),
        code_word=random.choice(worries.CODE_WORDS[side]),
        secret_address=side == Party.Side.RESIDENT and random.random() < 0.4,
        texts_only=random.random() < 0.3,
    )


def answers(
    family: Household, side: str, *, service: str, court: str = "no"
) -> dict[str, Any]:
    """Return one side's form, page by page, as the public form keeps it."""
    own, other, told = family.adult(side), family.other(side), family.told[side]
    return {
        **_reaching(own, told),
        "children": [
            {
                "given_name": child.given,
                "family_name": child.family,
                "born_on": child.born_on.isoformat(),
                "birth_unknown": False,
            }
            for child in family.children
        ],
        "you": {
            "given_name": own.given,
            "family_name": own.family,
            "relationship": family.relation(side),
            "responsible": "yes",
        },
        "address": {
            "address": own.address,
            "postcode": own.postcode,
            "keep_address_secret": told.secret_address,
            "known": ["email"] if not told.secret_address else [],
        },
        "needs": {
            "health": told.health,
            "school": own.school,
            "needs": "",
            "car": own.car,
        },
        "other-adult": {
            "given_name": other.given,
            "family_name": other.family,
            "relationship": family.relation(_across(side)),
            "reach": "",
            "about": "",
        },
        "court": {
            "order": court,
            "forbids": "no" if court == "yes" else "",
            "says": "Contact at a centre, every two weeks." if court == "yes" else "",
        },
        "people-helping": {"cafcass": "no", "social_worker": "no", "who": ""},
        "worries": {"worries": list(told.ticked), "words": told.worry},
        "wishes": {"service": service, "days": ["sat"], "words": told.wish},
        "declaration": {
            "notice": True,
            "true": True,
            "others": "know",
            "others_because": "",
            "medical": bool(told.health),
        },
    }


def _reaching(own: Adult, told: Told) -> dict[str, Any]:
    call = NO_WAY_TO_REACH if told.texts_only else {"may": "some", "hours": "9 to 5"}
    return {
        "email": {"may": "yes", "hours": "", "email": own.email},
        "text": {"may": "yes", "hours": "", "phone": own.phone, "says": "2"},
        "call": {
            **call,
            "call_phone": "" if told.texts_only else own.phone,
            "voicemail": False,
            "say_who": False,
            "code_word": told.code_word,
        },
    }


def _across(side: str) -> str:
    visiting = side == Party.Side.RESIDENT
    return Party.Side.VISITING if visiting else Party.Side.RESIDENT
