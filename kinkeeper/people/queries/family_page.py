"""What the family page says of itself: who they are, and what to keep in mind."""

from dataclasses import dataclass

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import KeepInMind, Side, SummaryRow
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties, safe_contact, sensitive, whereabouts
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.people.queries.orders import warnings

MOST_TO_KEEP = 4
SHOWN = {
    "email": "Email",
    "phone": "Mobile",
    "call_phone": "Number for calls",
    "address": "Address",
    "postcode": "Postcode",
    "school": "School or nursery",
    "car": "Car",
}
SECRET = ("address", "postcode", "school")


@dataclass(frozen=True)
class Heading:
    """The bar on every tab of a family."""

    children: str
    callsign: str
    reference: str
    service: str
    has_order: bool
    stage: str


def heading(case: Case) -> Heading:
    return Heading(
        children=parties.children_names(case) or "Children not named",
        callsign=case.callsign if case.is_open else "",
        reference=case.reference,
        service=case.get_service_display(),
        has_order=case.court_orders.exists(),
        stage=case.get_stage_display(),
    )


def keep_in_mind(case: Case, *, viewer: Account) -> list[KeepInMind]:
    """
    Return what must not be forgotten, the most dangerous first, four at most.

    A worker on shift is told what to do in the room, and nothing about where anybody
    lives or how they are reached, not even that something is secret (K3).
    """
    health = sensitive.for_the_room(case, today=clock.today())
    found = [KeepInMind("Health", health, "allergy", "red")] if health else []
    found += [
        KeepInMind(words, "Look at the orders before you plan.", "scale", "red")
        for words in warnings(case, clock.today())
        if permissions.may_see_orders(viewer)
    ]
    found += [
        KeepInMind(
            "The adults must not meet", "Different times at the door.", "apart", "clay"
        )
    ]
    if permissions.may_see_contacts(viewer):
        found = [*_secrets(case), *found, *_reaching(case)]
    return found[:MOST_TO_KEEP]


def sides(case: Case, *, viewer: Account) -> tuple[Side, Side] | None:
    """Return both sides for the card; None for those who do not see contacts."""
    if not permissions.may_see_contacts(viewer):
        return None
    lives_with = parties.adult(case, Party.Side.RESIDENT)
    visiting = parties.adult(case, Party.Side.VISITING)
    if lives_with is None or visiting is None:
        return None
    names = parties.children_names(case) or "The children"
    live = "live" if " and " in names else "lives"
    return (
        _side(lives_with, f"{names} {live} with them"),
        _side(visiting, "The visiting adult"),
    )


def _side(party: Party, about: str) -> Side:
    more = (
        f"{party.relationship.capitalize()}. {about}" if party.relationship else about
    )
    return Side(party.person.full_name, more, safe_contact.ways(party))


def _secrets(case: Case) -> list[KeepInMind]:
    return [
        KeepInMind(
            f"{party.person.given_name}’s address is secret",
            "Never told to the other side.",
            "lock",
            "plum",
        )
        for party in parties.adults(case)
        if party.keep_address_secret
    ]


def _reaching(case: Case) -> list[KeepInMind]:
    found = []
    for party in parties.adults(case):
        words = safe_contact.safest(party)
        if words:
            name = f"{party.person.given_name}: safest contact"
            found.append(KeepInMind(name, words, "phone-off", "slate"))
    return found


def open_family(sign: str, *, viewer: Account) -> Case:
    """
    Return the case of a family page, and write down that it was looked at.

    Raises Http404 when there is none for this viewer. No event, no page.
    """
    case = case_by_sign(sign, viewer=viewer)
    trail.viewed(
        "family",
        about=case,
        by=viewer,
        purpose="Looked after the family",
        case_key=case.key,
    )
    return case


def details(
    case: Case, *, viewer: Account, reveal: str = ""
) -> list[tuple[Party, list[SummaryRow]]]:
    """
    Return each adult's own details, apart, for staff who may see contacts.

    A secret address is covered, until the viewer asks for that one person's by the
    key of their part (`reveal`). Both are written down. Raises Http404 for all others.
    """
    if not permissions.may_see_contacts(viewer):
        raise Http404
    trail.viewed(
        "contacts",
        about=case,
        by=viewer,
        purpose="Looked up how to reach somebody",
        case_key=case.key,
    )
    found = []
    for party in parties.adults(case):
        shown = not party.keep_address_secret or reveal == str(party.key)
        if shown and party.keep_address_secret:
            trail.viewed(
                "secret_address",
                about=party,
                by=viewer,
                purpose="Asked to see a secret address",
                case_key=case.key,
            )
        found.append((party, _rows(party, covered=not shown)))
    return found


def _rows(party: Party, *, covered: bool) -> list[SummaryRow]:
    told = party.unseal()
    if covered:
        told |= {name: "Covered" for name in SECRET if told.get(name)}
    rows = [SummaryRow(label, str(told.get(name, ""))) for name, label in SHOWN.items()]
    ways = [way.text for way in safe_contact.ways(party)]
    seen = party.identity_verified_on
    return [
        *rows,
        SummaryRow("Who told us", _source(party)),
        SummaryRow("Safe ways to reach them", ways),
        SummaryRow("Post", "Covered" if covered else whereabouts.words_for(party)),
        SummaryRow("Portal", "Has an account" if party.account_id else "No account"),
        SummaryRow(
            "Who they are was seen", f"{seen.day} {seen:%B %Y}" if seen else "Not yet"
        ),
    ]


def _source(party: Party) -> str:
    """Say from whom the details are, when they are not from the person."""
    if party.unseal().get("_told_by") == "professional":
        return "A professional. The person has not told us yet"
    return ""


def own_details(party: Party) -> list[SummaryRow]:
    """Return a family member's own details, for their own eyes."""
    told = party.unseal()
    return [
        SummaryRow("Name", party.person.full_name),
        *(SummaryRow(label, str(told.get(name, ""))) for name, label in SHOWN.items()),
    ]
