"""Changes of contact details: what waits, and what one of them says."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, ContactChange, Party
from kinkeeper.people.queries import parties, whereabouts
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.people.queries.family_page import SHOWN

_HOMES = {
    whereabouts.APART: "They live apart",
    whereabouts.SHARED: "The other adult lives there or opens the post",
}


@dataclass(frozen=True)
class Waiting:
    """A change that waits, for the list."""

    key: UUID
    name: str
    what: str


def waiting(case: Case, *, viewer: Account) -> list[Waiting]:
    """Return what waits in a case; empty for those who do not see contacts."""
    if not permissions.may_see_contacts(viewer):
        return []
    found = case.contact_changes.filter(state__in=ContactChange.OPEN).select_related(
        "party__person"
    )
    return [
        Waiting(each.key, each.party.person.given_name, each.get_state_display())
        for each in found
    ]


def panel(case: Case, viewer: Account) -> dict[str, list[Waiting]] | None:
    """Fill the card of the family page; None when nothing waits."""
    found = waiting(case, viewer=viewer)
    return {"waiting": found} if found else None


def change_by_key(key: UUID, *, viewer: Account) -> ContactChange:
    """
    Return one change, and write down that it was looked at.

    Raises Http404 when there is none for this viewer.
    """
    if not permissions.may_see_contacts(viewer):
        raise Http404
    found = ContactChange.objects.filter(key=key, case__in=cases_visible_to(viewer))
    change = found.select_related("container", "case", "party__person").first()
    if change is None:
        raise Http404
    trail.viewed(
        "contact_change",
        about=change,
        by=viewer,
        purpose="Checked a change of contact details",
        case_key=change.case.key,
    )
    return change


def adult_by_key(case: Case, key: UUID, *, viewer: Account) -> Party:
    """Return an adult of a case for staff who see contacts. Raises Http404."""
    if not permissions.may_see_contacts(viewer):
        raise Http404
    found = parties.adults(case).filter(key=key)
    party = found.select_related("person", "container", "case").first()
    if party is None:
        raise Http404
    return party


def rows(change: ContactChange) -> list[SummaryRow]:
    """Return what was asked. What is locked is not shown."""
    told = change.unseal()
    wanted = told["wanted"]
    found = [SummaryRow(SHOWN[name], str(wanted[name])) for name in wanted]
    if told[whereabouts.REFUGE]:
        found.append(SummaryRow("Address", f"{whereabouts.CARE_OF}, a refuge"))
    if told[whereabouts.HOME]:
        found.append(SummaryRow("Home", _HOMES[told[whereabouts.HOME]]))
    return [
        *found,
        SummaryRow("Who asked", told["said_by"] or change.party.person.full_name),
        SummaryRow("How", change.get_way_display()),
        SummaryRow("Where it stands", change.get_state_display()),
        SummaryRow("The call", told.get("called", "")),
        SummaryRow("Why not", told.get("refused", "")),
    ]


def waits_for_call(change: ContactChange) -> bool:
    return change.state == ContactChange.State.ASKED


def numbers(change: ContactChange) -> list[str]:
    """Return what the person may be called on: known before they asked."""
    return [str(n) for n in change.unseal()["call_back"]] or ["in person"]


def own_waiting(party: Party) -> bool:
    """Say whether a change of the person's own details waits for our call."""
    return party.contact_changes.filter(state__in=ContactChange.OPEN).exists()
