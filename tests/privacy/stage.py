"""A closed supported family with a file of its own to destroy, for the tests here."""

from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Correspondence
from kinkeeper.privacy.disposal.commands.approve_item import approve_item
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from tests import family

OPENED_ON = date(2023, 9, 4)
CLOSED_ON = date(2025, 4, 2)
# One year after the closing is 2 April 2026; the day after it may go.
ELIGIBLE_ON = date(2026, 4, 3)


@dataclass
class Agreed:
    item: Item
    omar: Account
    ruth: Account


def at(day: date, hour: int = 10) -> datetime:
    return clock.moment(day, hour)


def closed(made: family.Family, on: date = CLOSED_ON) -> Case:
    """Close a family as the centre did, and work out its records."""
    case = made.case
    case.stage, case.closed_on = Case.Stage.CLOSED, on
    case.closing_reason = "finished"
    case.save()
    obligations.refresh(case=case, now=at(on))
    return case


def wren_closed() -> Case:
    return closed(family.wren(opened_on=OPENED_ON))


def letter(case: Case, words: str, on: date = OPENED_ON) -> Correspondence:
    made = Correspondence(
        case=case,
        container=case.container,
        happened_on=on,
        partner=Correspondence.Partner.FAMILY,
    )
    made.seal({"words": words})
    made.save()
    return made


def proposed(case: Case, today: date = ELIGIBLE_ON) -> Item:
    """Run the night and return what it proposed for a case."""
    sweep_disposals(today)
    return Item.objects.get(case=case, state=Item.State.PROPOSED)


def say_yes(item: Item, by: Account, on: date = ELIGIBLE_ON) -> bool:
    item.refresh_from_db()
    return approve_item(
        item=item,
        typed_reference=item.batch.reference,
        by=by,
        now=at(on),
        version_seen=item.version,
    )


def agreed(case: Case, on: date = ELIGIBLE_ON) -> Agreed:
    """Propose, and let Omar and Ruth agree."""
    item = proposed(case, on)
    omar, ruth = family.omar(), family.ruth()
    say_yes(item, omar, on)
    say_yes(item, ruth, on)
    item.refresh_from_db()
    return Agreed(item, omar, ruth)
