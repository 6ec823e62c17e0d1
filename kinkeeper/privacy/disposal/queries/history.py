"""What may have moved a record's date, from the audit trail. Nobody's own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import reading
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries.knowing import eyes_of, knows_families
from kinkeeper.privacy.records.models import Hold, Obligation

MOST = 60

# Acts that may move a date, in plain words.
SAID = {
    "referral.received": "The family asked for a place",
    "referral.accepted": "The referral was accepted",
    "referral.declined": "The referral was declined",
    "referral.decline_withdrawn": "The decision to decline was taken back",
    "session.held": "A session took place",
    "session.ended_early": "A session ended early",
    "session.not_held": "A session was cancelled",
    "letter.logged": "A letter was written down",
    "court_order.recorded": "A court order came onto the file",
    "case.closed": "The case was closed",
    "case.closed_inactive": "The case was closed after a long silence",
    "case.reopened": "The case was opened again",
    "child.birth_date_changed": "A birth date was corrected",
    "hold.placed": "It was put on hold",
    "hold.extended": "The hold was made longer",
    "hold.lifting_asked": "One person asked to end a hold",
    "hold.lifted": "A hold ended",
    "disposal.proposed": "It was listed for disposal",
    "disposal.first_yes": "One person agreed to its disposal",
    "disposal.agreed": "Two people agreed to its disposal",
    "disposal.stopped": "It was taken out of a disposal review",
    "disposal.not_done": "Its disposal was stopped in the night",
}
# Only the lead learns that somebody worries about a child.
SAID_TO_LEAD = {
    "concern.raised": "A concern was raised",
    "concern.closed": "A concern was closed",
}


@dataclass(frozen=True)
class Moved:
    """One thing that happened: when, what, and who did it ("" for the program)."""

    when: str
    what: str
    who: str


def history(obligation: Obligation, *, viewer: Account) -> list[Moved]:
    """Return what may have moved the date, newest first. Names only for the team."""
    said = dict(SAID)
    if eyes_of(viewer).knows_concerns(obligation.case_id):
        said |= SAID_TO_LEAD
    found = reading.happened(
        about=_names(obligation),
        case_key=obligation.case.key if obligation.case else None,
        actions=list(said),
        most=MOST,
    )
    people = _people(found, viewer)
    return [
        Moved(
            date_words(clock.london(each.happened_at).date()),
            said[each.action],
            people.get(each.by_id, "The team") if each.by_id else "",
        )
        for each in found
    ]


def _names(obligation: Obligation) -> list[str]:
    """Return how the trail names the record, its holds and its disposals."""
    record = obligation.record
    holds = Hold.objects.filter(record=record).exclude(record="")
    items = Item.objects.filter(record=record)
    return [
        record,
        *(f"records.Hold:{key}" for key in holds.values_list("key", flat=True)),
        *(f"disposal.Item:{key}" for key in items.values_list("key", flat=True)),
    ]


def _people(found: Sequence[reading.Happened], viewer: Account) -> dict[int, str]:
    if not knows_families(viewer):
        return {}
    accounts = Account.objects.in_bulk({each.by_id for each in found if each.by_id})
    return {pk: account.short_name for pk, account in accounts.items()}
