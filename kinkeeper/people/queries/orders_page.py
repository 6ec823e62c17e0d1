"""The page with the court orders of a family, as much of it as the reader needs."""

from dataclasses import dataclass, field
from datetime import date

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import SummaryRow, Tag
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, CourtOrder, OrderSight
from kinkeeper.people.queries.orders import all_of, facts_of, in_words
from kinkeeper.rules.referrals import orders as rule

# How the roles of the release gate are called on a form about an order.
RECIPIENTS = (
    ("resident_parent", "The adult the children live with"),
    ("non_resident_parent", "The visiting adult"),
    ("social_worker", "The social worker"),
    ("cafcass_officer", "The Cafcass officer"),
    ("solicitor", "A solicitor"),
    ("court", "The court"),
)


@dataclass
class Shown:
    """One order on the page."""

    order: CourtOrder
    tag: Tag
    rows: list[SummaryRow]
    readers: list[str] = field(default_factory=list)
    read_by_viewer: bool = False
    may_go_on: bool = False


def shown(case: Case, *, viewer: Account, today: date) -> list[Shown]:
    """
    Return the orders, the newest first.

    Who only runs sessions is told what to do in the room, not the words of the court.
    """
    if not permissions.may_see_orders(viewer):
        raise Http404
    found = []
    for order in reversed(all_of(case)):
        sights = OrderSight.objects.filter(order=order, version=order.version)
        read = list(sights.select_related("account"))
        rows = _rows(order)
        if permissions.may_see_contacts(viewer):
            rows += _words_of_the_court(order)
        found.append(
            Shown(
                order=order,
                tag=_tag(order, today),
                rows=[row for row in rows if row.value],
                readers=[sight.account.short_name for sight in read],
                read_by_viewer=any(s.account_id == viewer.pk for s in read),
                may_go_on=_may_go_on(order, today),
            )
        )
    return found


def _may_go_on(order: CourtOrder, today: date) -> bool:
    soon = rule.days_left(order.expires_on, today) is not None
    settled = order.goes_on or facts_of(order).replaced(today)
    return soon and not settled and not order.forbids_contact


def _rows(order: CourtOrder) -> list[SummaryRow]:
    """Return what a worker in the room has to know."""
    told = order.unseal()
    leave = "Yes" if order.may_leave else "No"
    return [
        SummaryRow("Contact", order.get_contact_display() if order.contact else ""),
        SummaryRow("Who may be there", told.get("who", "")),
        SummaryRow("What is forbidden", told.get("bans", "")),
        SummaryRow("May the child leave the building?", leave if order.read_on else ""),
        SummaryRow("Ends on", in_words(order.expires_on)),
    ]


def _words_of_the_court(order: CourtOrder) -> list[SummaryRow]:
    told = order.unseal()
    return [
        SummaryRow("What it says", told.get("terms", "")),
        SummaryRow("Court", told.get("court", "")),
        SummaryRow("Case number", told.get("number", "")),
        SummaryRow("Kind of order", told.get("kind", "")),
        SummaryRow("Made on", in_words(order.made_on)),
        SummaryRow("Next hearing", in_words(order.hearing_on)),
        SummaryRow("Reports may go to", _reports(order)),
        SummaryRow("Why contact goes on after it", told.get("goes_on_because", "")),
        SummaryRow("On file since", in_words(order.recorded_on)),
    ]


def _reports(order: CourtOrder) -> str | list[str]:
    if order.report_recipients is None:
        return "The order does not say"
    names = dict(RECIPIENTS)
    return [names.get(role, role) for role in order.report_recipients] or "Nobody"


def _tag(order: CourtOrder, today: date) -> Tag:
    facts = facts_of(order)
    if facts.replaced(today):
        return Tag("Replaced", "slate")
    if facts.ran_out(today):
        return Tag("Ended. Look again", "red", "alert")
    if not facts.in_force(today):
        return Tag("Ended. Contact goes on", "slate")
    if not facts.read:
        return Tag("Told on a form, not read yet", "honey", "help")
    if facts.forbids:
        return Tag("Forbids contact", "red", "no")
    return Tag("In force", "leaf", "check")
