"""Invented people who work at the centre, for the tests here.

Nora supervised from 2014 and left; Ruth keeps the files, Omar leads the records.
"""

from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.commands.approve_item import approve_item
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.workforce.commands.add_check import Seen, add_check
from kinkeeper.workforce.commands.add_paper import Leave, add_paper
from kinkeeper.workforce.commands.add_worker import Details, Work, add_worker
from kinkeeper.workforce.commands.end_engagement import end_engagement
from kinkeeper.workforce.models import DbsCheck, StaffPaper, Worker

BEGAN = date(2014, 9, 1)
LEFT = date(2020, 3, 31)


def at(day: date, hour: int = 10) -> datetime:
    return clock.moment(day, hour)


def nora(by: Account, *, on: date = BEGAN, account: Account | None = None) -> Worker:
    return add_worker(
        details=Details(
            name="Nora Quill",
            email="nora@example.org",
            address="8 Sedge Lane, Portishead",
            born_on=date(1985, 5, 5),
        ),
        sort="STAFF",
        work=Work("paid", "Contact supervisor", on),
        account=account,
        by=by,
        now=at(on),
    )


def leaves(worker: Worker, by: Account, *, on: date = LEFT) -> None:
    worker.refresh_from_db()
    end_engagement(
        engagement=worker.engagements.order_by("pk").last(),
        to_on=on,
        by=by,
        now=at(on, 17),
        version_seen=worker.version,
    )


def paper(worker: Worker, by: Account, kind: str, on: date, **more) -> StaffPaper:
    told = {"title": "A paper", "words": "Heron words."}
    return add_paper(worker=worker, kind=kind, by=by, now=at(on), **{**told, **more})


def leave(worker: Worker, by: Account, on: date, **facts) -> StaffPaper:
    return paper(worker, by, "PARENTAL_LEAVE", on, leave=Leave(**facts))


def check(worker: Worker, by: Account, on: date, *, words: str = "None.") -> DbsCheck:
    return add_check(
        worker=worker,
        seen=Seen(
            checked_on=on,
            number="001234567890",
            level="ENHANCED",
            position="Contact supervisor",
            received_on=on,
            words=words,
        ),
        by=by,
        now=at(on),
    )


def promise(thing) -> Obligation:
    return Obligation.objects.get(record=trail.name_of(thing))


def proposed(thing, today: date) -> Item | None:
    """Run the night and return what it proposes for a record."""
    sweep_disposals(today)
    return Item.objects.filter(
        record=trail.name_of(thing), state=Item.State.PROPOSED
    ).first()


def say_yes(item: Item, by: Account, on: date) -> None:
    item.refresh_from_db()
    approve_item(
        item=item,
        typed_reference=item.batch.reference,
        by=by,
        now=at(on),
        version_seen=item.version,
    )


def state_of(item: Item) -> str:
    item.refresh_from_db()
    return item.state
