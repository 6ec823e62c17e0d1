"""The days of the coming year on which somebody looks after records. No names (K4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.models import DatesLink, Item
from kinkeeper.privacy.disposal.queries import ending, knowing, pinned
from kinkeeper.privacy.disposal.queries.cooling import goes_on
from kinkeeper.privacy.records.kept_from import kept_from
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.rules.dates import add_months

MONTHS_AHEAD = 12
MOST = 2000
PURPOSE = "keeping the dates of records"


@dataclass(frozen=True, order=True)
class Dated:
    """One day: what is to do, and the reference of the record. Never a name."""

    on: date
    what: str
    reference: str
    rule: str = ""

    @property
    def uid(self) -> str:
        """The same for the same thing, so that a calendar does not show it twice."""
        said = f"{self.on}:{self.what}:{self.reference}:{self.rule}"
        return sha256(said.encode()).hexdigest()[:32]


def coming_dates(*, viewer: Account, today: date) -> list[Dated]:
    """Return the days of the next twelve months, and what is late. Else 404."""
    knowing.may_see_life(viewer)
    trail.viewed("record_dates", about="records", by=viewer, purpose=PURPOSE)
    until = add_months(today, MONTHS_AHEAD)
    found = [
        *_ends(viewer, today, until),
        *_reviews(viewer, until),
        *_hold_reviews(today, until),
        *_agreed(viewer),
    ]
    return sorted(set(found))[:MOST]


def dates_behind(token: str, *, today: date) -> list[Dated]:
    """Return the days behind a private address, for its owner's powers. Else 404."""
    digest = sha256(token.encode()).hexdigest()
    link = DatesLink.objects.select_related("account").filter(token_sha256=digest)
    found = link.first()
    if found is None:
        raise Http404
    return coming_dates(viewer=found.account, today=today)


def has_link(viewer: Account) -> bool:
    knowing.may_see_life(viewer)
    return DatesLink.objects.filter(account=viewer).exists()


def _ends(viewer: Account, today: date, until: date) -> Iterator[Dated]:
    tables = pinned.schedules()
    free = knowing.visible(viewer).filter(state=Obligation.State.COUNTING)
    free = free.exclude(ending.is_held(today)).exclude(ending.ANOTHERS)
    free = free.exclude(ending.is_agreed())
    for each in free.filter(ending.ends_within(tables, date(1900, 1, 1), until))[:MOST]:
        due = ending.due_of(each, tables)
        if due and due.eligible_from:
            yield Dated(due.eligible_from, "Disposal due", _called(each), each.rule)


def _reviews(viewer: Account, until: date) -> Iterator[Dated]:
    looked = knowing.visible(viewer).filter(review_on__lte=until)
    for each in looked.order_by("review_on")[:MOST]:
        if each.review_on:
            yield Dated(each.review_on, "Review of a record", _called(each), "")


def _hold_reviews(today: date, until: date) -> Iterator[Dated]:
    holds = Hold.objects.filter(Q(ended_on=None), review_on__lte=until)
    for hold in holds.select_related("case").order_by("review_on")[:MOST]:
        reference = hold.case.reference if hold.case else hold.worker_reference
        yield Dated(hold.review_on, "Look at a hold again", reference)


def _agreed(viewer: Account) -> Iterator[Dated]:
    items = Item.objects.filter(state=Item.State.APPROVED)
    known = items.exclude(kind__in=knowing.hidden_kinds(viewer))
    for item in known.exclude(record__in=kept_from(viewer))[:MOST]:
        if item.approved_at:
            day = goes_on(item.approved_at)
            yield Dated(
                day, "Agreed disposal is carried out", item.reference, item.rule
            )


def _called(obligation: Obligation) -> str:
    return obligation.case.reference if obligation.case else obligation.reference


def by_month(dates: Sequence[Dated]) -> list[tuple[date, list[Dated]]]:
    """Return the days under the first of their month, in order."""
    months: dict[date, list[Dated]] = {}
    for each in dates:
        months.setdefault(each.on.replace(day=1), []).append(each)
    return list(months.items())
