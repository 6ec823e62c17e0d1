"""The court orders of a family: what they say, who has read them, when they end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, CourtOrder
from kinkeeper.people.queries.cases import case_by_sign, cases_visible_to, sign_of
from kinkeeper.rules.decision import Decision
from kinkeeper.rules.referrals import orders as rule


@dataclass(frozen=True)
class Terms:
    """
    What the orders of a case say about contact on one day.

    `decision` is the rule's: refused when an order forbids it or has run out by then.
    `contact` is the level that the newest order in force names, "" when none does.
    """

    decision: Decision
    contact: str = ""
    who: tuple[str, ...] = ()
    bans: tuple[str, ...] = ()
    may_leave: bool = False

    @property
    def because(self) -> str:
        return " ".join(reason.text for reason in self.decision.reasons)


@dataclass(frozen=True)
class Soon:
    """An order that ends, or a hearing: which family, in how many days."""

    sign: str
    callsign: str
    words: str
    day: date
    left: int
    tag: Tag


def terms_on(case: Case, on: date) -> Terms:
    """Return what the orders of a case say about contact on a day (London)."""
    found = list(all_of(case))
    facts = {order.pk: facts_of(order) for order in found}
    speaking = [order for order in found if facts[order.pk].in_force(on)]
    told = [order.unseal() for order in speaking]
    levels = [order.contact for order in speaking if order.contact]
    return Terms(
        decision=rule.contact_on(facts.values(), on),
        contact=levels[-1] if levels else "",
        who=tuple(words for each in told if (words := each.get("who"))),
        bans=tuple(words for each in told if (words := each.get("bans"))),
        may_leave=bool(speaking) and all(order.may_leave for order in speaking),
    )


def facts_of(order: CourtOrder) -> rule.Order:
    """Return an order as the rule asks for it."""
    return rule.Order(
        ends_on=order.expires_on,
        ended_on=order.ended_on,
        forbids=order.forbids_contact,
        read=order.read_on is not None,
        goes_on=order.goes_on,
    )


def case_for_orders(sign: str, *, viewer: Account) -> Case:
    """
    Return the case of the page with the orders, and write down that it was read.

    Raises Http404 for another family's, and for those who do not need to know.
    """
    if not permissions.may_see_orders(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    trail.viewed(
        "orders",
        about=case,
        by=viewer,
        purpose="Read what the orders say",
        case_key=case.key,
    )
    return case


def order_of(case: Case, key: UUID) -> CourtOrder:
    """Return one order of this very case. Raises Http404 for any other."""
    found = all_of(case).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def ending(*, viewer: Account, today: date) -> Iterator[Soon]:
    """Yield what ends or is heard within 30 days, or has ended, the first day first."""
    if not permissions.may_see_contacts(viewer):
        raise Http404
    living = cases_visible_to(viewer).filter(closed_on=None, declined_on=None)
    found = CourtOrder.objects.filter(case__in=living, ended_on=None, goes_on=False)
    dated = found.filter(Q(expires_on__isnull=False) | Q(hearing_on__isnull=False))
    soon: list[Soon] = []
    for order in dated.select_related("case"):
        soon += _soon(order, order.expires_on, "The order ends", today)
        if order.hearing_on is not None and order.hearing_on >= today:
            soon += _soon(order, order.hearing_on, "The next hearing", today)
    yield from sorted(soon, key=lambda each: (each.day, each.callsign))


def warnings(case: Case, today: date) -> list[str]:
    """Return a sentence for each order that ends soon or has ended, for this day."""
    found = []
    for order in all_of(case):
        left = rule.days_left(order.expires_on, today)
        if left is None or order.goes_on or facts_of(order).replaced(today):
            continue
        verb = "ended" if left < 0 else "ends"
        found.append(f"A court order {verb} on {in_words(order.expires_on)}")
    return found


def in_words(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def all_of(case: Case) -> QuerySet[CourtOrder]:
    """Return the orders of a case, the oldest first. For callers who may see them."""
    return CourtOrder.objects.filter(case=case).select_related("container", "read_by")


def _soon(
    order: CourtOrder, day: date | None, words: str, today: date
) -> Iterator[Soon]:
    left = rule.days_left(day, today)
    if left is None or day is None:
        return
    case, tag = order.case, Tag(f"In {left} days", "line")
    if left < 0:
        tag = Tag("Ended", "red", "alert")
    elif rule.urgency(left) == min(rule.REMINDED):
        tag = Tag("Today" if left == 0 else tag.text, "honey", "clock")
    yield Soon(
        sign=sign_of(case),
        callsign=case.callsign or case.reference,
        words=words,
        day=day,
        left=left,
        tag=tag,
    )
