"""A social worker refers a family: read it, and ask each adult."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from kinkeeper.config.demo import intake
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.foundation.files.cleaning import cleaned
from kinkeeper.foundation.ui import fields
from kinkeeper.people.models import Case, Party
from kinkeeper.referrals.commands.attach_paper import attach_to_draft
from kinkeeper.referrals.commands.begin_draft import begin_draft
from kinkeeper.referrals.commands.give_paper import give_paper
from kinkeeper.referrals.commands.receive_professional_form import (
    receive_professional_form,
)
from kinkeeper.referrals.commands.release_paper import release_paper
from kinkeeper.referrals.forms.professional import PROFESSIONAL
from kinkeeper.referrals.models import Draft

_TOLD: Mapping[str, Mapping[str, Any]] = {
    "referrer": {
        "role": "COUNCIL",
        "name": "Imogen Vale",
        "agency": "Fairmere Council, children’s services",
    },
    "reach-you": {
        "email": "imogen.vale@demo.example.org",
        "phone": "01632 960111",
        "reference": "CS/40117",
    },
    "acting": {"acting_for": "nobody", "knows": "both"},
    "health": {"health": "Asthma. The blue inhaler stays with the child."},
    "lives": {"lives_with": "Their mother", "language": "English"},
    "last-time": {
        "last_on": "In May",
        "how_it_was": "Short and calm, at the grandmother’s home.",
        "wishes": "The elder asks when she may show him her drawings.",
    },
    "resident": {
        "given_name": "Delphine",
        "family_name": "Garrow",
        "relationship": "mother",
        "responsible": "yes",
    },
    "resident-reach": {
        "address": "9 Tannery Close",
        "postcode": "ZZ4 7QW",
        "keep_address_secret": True,
        "phone": "07700 900871",
        "safe": ["call"],
        "safe_times": "Weekdays before noon",
    },
    "visiting": {
        "given_name": "Ambrose",
        "family_name": "Garrow",
        "relationship": "father",
        "responsible": "yes",
    },
    "visiting-reach": {
        "address": "Flat 2, 31 Weir Street",
        "postcode": "ZZ9 1LD",
        "phone": "07700 900872",
        "email": "ambrose.garrow@demo.example.org",
        "safe": ["call", "email"],
    },
    "court": {
        "order": "yes",
        "court": "Family Court at Fairmere",
        "number": "FM26P00318",
        "kind": "Child arrangements, interim",
        "forbids": "no",
    },
    "order-terms": {
        "says": "Two hours each fortnight, watched all the time.",
        "who": "The father. The grandmother if both agree.",
        "may_leave": "no",
        "may_share": "yes",
    },
    "people-helping": {
        "cafcass": "no",
        "social_worker": "yes",
        "plan": "Child in need",
    },
    "risks": {
        "risks": ["abuse", "alcohol"],
        "words": "Shouting and broken doors until he moved out two years ago.",
        "known": ["found"],
        "meeting": "yes",
    },
    "wishes": {
        "service": "supervised",
        "words": "To get to know each other again, then a supported place.",
        "often": "Each fortnight, two hours",
        "visiting_days": ["sat"],
    },
    "arrangements": {"apart": "yes", "brings": "The mother’s sister"},
    "funding": {"payer": "local_authority", "order_number": "PO 55120"},
    "declaration": {
        "notice": True,
        "true": True,
        "others": "know",
        "medical": True,
        "level": True,
    },
}
# The call-sign of the family whose parent sends a paper.
GIVES = "Alder"
_CHILDREN = [
    {"given_name": "Maud", "family_name": "Garrow", "born_on": "2018-03-09"},
    {"given_name": "Rafe", "family_name": "Garrow", "born_on": "2021-07-30"},
]


def scene(world: World) -> Scene:
    """Send a professional's form the day before yesterday."""
    now = yield world.ago(2, 16, 35)
    draft = begin_draft(side=Draft.PROFESSIONAL, now=now)
    draft.seal({"answers": _answers()})
    draft.save()
    attach_to_draft(
        draft=draft,
        clean=cleaned(drawn("An order of a pretended court")),
        kind="ORDER",
        words="The order of last spring",
        now=now,
    )
    receipt = receive_professional_form(draft=draft, now=now)
    case = Case.objects.get(reference=receipt.reference)
    release_paper(
        attachment=case.attachments.get(),
        reason="The social worker rang to say that she has sent it.",
        by=world.team.coordinator,
        now=now,
    )
    world.name(intake.fresh(case))


def sent_paper(world: World) -> Scene:
    """A parent of the family that tells most sends a paper from their own pages."""
    now = yield world.ago(1, 20, 10)
    party = Party.objects.filter(
        case__callsign=GIVES, side=Party.Side.RESIDENT, account__isnull=False
    ).first()
    if party is not None and party.account is not None:
        give_paper(
            party=party,
            clean=cleaned(drawn("A letter of a pretended school")),
            kind="LETTER",
            words="What the school says",
            by=party.account,
            now=now,
        )


def drawn(words: str) -> bytes:
    """Return a picture of a page that says that it is pretended."""
    page = Image.new("L", (620, 877), "white")
    ImageDraw.Draw(page).text((60, 80), words, fill="black")
    made = BytesIO()
    page.save(made, "PNG")
    return made.getvalue()


def _answers() -> dict[str, Any]:
    """Return the answers of every page; what was not told is empty, as on a form."""
    told: dict[str, Any] = {"children": _CHILDREN}
    for step in PROFESSIONAL.steps:
        if step.form is not None:
            empty = {
                name: _nothing(field) for name, field in step.form.base_fields.items()
            }
            empty.pop("once", None)
            told[step.slug] = {**empty, **_TOLD.get(step.slug, {})}
    return told


def _nothing(field: object) -> Any:
    if isinstance(field, fields.PlainTickField):
        return False
    if isinstance(field, fields.PlainManyField):
        return []
    return None if isinstance(field, fields.PlainDateField) else ""
