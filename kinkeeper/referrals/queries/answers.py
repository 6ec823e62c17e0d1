"""What a family's form says, as the rest of the product keeps it."""

from collections.abc import Mapping
from typing import Any

from kinkeeper.people.models import Case

Answers = Mapping[str, Any]
WORRIES = (
    ("abuse", "Domestic abuse, now or in the past"),
    ("controlling", "Somebody controls what I do, who I see or my money"),
    ("following", "Somebody follows me or watches my phone"),
    ("harm", "A child was hurt, or may be hurt"),
    ("taken", "A child may be taken away or not brought back"),
    ("alcohol", "Alcohol"),
    ("drugs", "Drugs"),
    ("mind", "Mental health"),
    ("police", "The police have been involved"),
    ("meeting", "It is not safe if the two adults meet"),
)
RISKS = (
    ("abuse", "Domestic abuse"),
    ("harm", "Harm to a child"),
    ("sexual", "A sexual offence"),
    ("convicted", "A conviction for harm to a child"),
    ("staff", "Violence to staff"),
    ("weapons", "Weapons"),
    ("taken", "A child may be taken away"),
    ("mind", "Mental health"),
    ("alcohol", "Alcohol"),
    ("drugs", "Drugs"),
    ("following", "Following somebody, or watching their phone"),
    ("threats", "Threats"),
    ("gang", "A gang"),
    ("fire", "Fire-setting"),
    ("animals", "Dangerous animals"),
    ("illness", "An illness that others can catch"),
    ("self", "Self-harm"),
)


def private_values(answers: Answers) -> dict[str, Any]:
    """Return what belongs to this side alone, to be sealed on its own part."""
    told = {
        "email": answers["email"].get("email", ""),
        "phone": answers["text"].get("phone", ""),
        "call_phone": answers["call"].get("call_phone", ""),
        "address": answers["address"].get("address", ""),
        "postcode": answers["address"].get("postcode", ""),
        "school": answers["needs"].get("school", ""),
        "car": answers["needs"].get("car", ""),
    }
    return {
        **{name: value for name, value in told.items() if value},
        "known": answers["address"].get("known", []),
        "safe_contact": safe_contact(answers),
    }


def without_health(answers: Answers) -> dict[str, Any]:
    """Return a form as it is kept: what tells of health is kept apart."""
    return {
        page: {name: v for name, v in told.items() if name != "health"}
        if page in ("needs", "health")
        else told
        for page, told in answers.items()
    }


def safe_contact(answers: Answers) -> dict[str, Any]:
    """Return how the person may be reached, channel by channel."""
    email, text, call = (answers[name] for name in ("email", "text", "call"))
    return {
        "email": {"may": email["may"], "hours": email["hours"]},
        "text": {"may": text["may"], "hours": text["hours"], "says": text["says"]},
        "call": {
            name: call[name]
            for name in ("may", "hours", "voicemail", "say_who", "code_word")
        },
    }


def service_wanted(answers: Answers) -> str:
    wanted = answers["wishes"].get("service", "")
    return wanted if wanted in Case.Service.values else Case.Service.SUPPORTED


def flags(answers: Answers) -> list[str]:
    """Return what a reader must not miss, in the words of the form."""
    labels = dict(WORRIES)
    found = [labels[each] for each in answers.get("worries", {}).get("worries", [])]
    if answers.get("address", {}).get("keep_address_secret"):
        found.append("Wants their address kept secret")
    if answers.get("court", {}).get("forbids") == "yes":
        found.append("Says an order forbids contact")
    return found


def professional_flags(answers: Answers) -> list[str]:
    """Return what a reader of a professional's form must not miss."""
    labels, risks = dict(RISKS), answers["risks"]
    found = [labels[each] for each in risks.get("risks", [])]
    if risks.get("meeting") == "yes":
        found.append("It is a danger if the adults meet")
    if answers["court"].get("forbids") == "yes":
        found.append("Says an order forbids contact")
    knows = {"one": "Only one adult knows of it", "none": "Neither adult knows of it"}
    if answers["acting"]["knows"] in knows:
        found.append(knows[answers["acting"]["knows"]])
    return found
