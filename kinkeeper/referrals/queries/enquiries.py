"""The enquiries, those first that wait longest for their answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import SummaryRow, Tag
from kinkeeper.people.models import Party
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Enquiry
from kinkeeper.rules.referrals import enquiries as rule

MOST_CLOSED = 20
_TAGS = {
    rule.Clock.LATE: Tag("Late", "red", "alert"),
    rule.Clock.TODAY: Tag("Answer today", "honey", "clock"),
    rule.Clock.IN_TIME: Tag("To answer", "slate"),
}
_LABELS = (
    ("name", "Name"),
    ("phone", "Phone"),
    ("email", "Email"),
    ("safe_times", "Safe times"),
    ("wants", "What they look for"),
    ("area", "Where they live, roughly"),
    ("court_on", "Court date"),
    ("heard_from", "How they heard of us"),
    ("words", "What they said"),
)


@dataclass(frozen=True)
class Line:
    """One enquiry in the list. Names nobody: the list may lie open on a desk."""

    key: UUID
    reference: str
    channel: str
    caller: str
    received_at: datetime
    answer_by_on: date
    tag: Tag


def waiting(*, viewer: Account, today: date) -> list[Line]:
    """Return the open enquiries: not answered before answered, the first due first."""
    _only_who_decides(viewer)
    found = Enquiry.objects.filter(closed_on=None)
    lines = [_line(each, today) for each in found if each.answered_at is None]
    return lines + [_line(each, today) for each in found if each.answered_at]


def closed(*, viewer: Account, today: date) -> list[Line]:
    """Return the last twenty that ended."""
    _only_who_decides(viewer)
    found = Enquiry.objects.exclude(closed_on=None).order_by("-closed_on", "-pk")
    return [_line(each, today) for each in found[:MOST_CLOSED]]


def unanswered(*, viewer: Account, today: date) -> tuple[int, int]:
    """Return how many wait for an answer, and how many of them are late."""
    _only_who_decides(viewer)
    found = Enquiry.objects.filter(closed_on=None, answered_at=None)
    return found.count(), found.filter(answer_by_on__lt=today).count()


def enquiry_by_key(key: UUID, *, viewer: Account) -> Enquiry:
    """Return one enquiry, and write down that it was read. Raises Http404."""
    _only_who_decides(viewer)
    found = Enquiry.objects.filter(key=key)
    enquiry = found.select_related("container", "taken_by", "became", "perhaps").first()
    if enquiry is None:
        raise Http404
    trail.viewed("enquiry", about=enquiry, by=viewer, purpose="Read an enquiry")
    return enquiry


def may_be_filed(enquiry: Enquiry) -> bool:
    """Say whether it is an open e-mail, which can go on the file of a family."""
    return enquiry.closed_on is None and enquiry.channel == Enquiry.Channel.EMAIL


def proposal(enquiry: Enquiry, *, viewer: Account) -> dict[str, str]:
    """
    Return the family's sign and the side that a message may belong to.

    Empty where nothing is proposed, or the viewer may not know of the family.
    """
    case = cases_visible_to(viewer).filter(pk=enquiry.perhaps_id or 0).first()
    if case is None or enquiry.closed_on is not None:
        return {}
    return {"sign": case.callsign or case.reference, "side": enquiry.perhaps_side}


def tag_of(enquiry: Enquiry, today: date) -> Tag:
    if enquiry.closed_on is not None:
        return Tag(enquiry.get_outcome_display(), "leaf", "check")
    if enquiry.answered_at is not None:
        return Tag("Answered, still open", "pine")
    return _TAGS[rule.clock(enquiry.answer_by_on, today)]


def perhaps_words(enquiry: Enquiry, *, viewer: Account) -> str:
    """Return whose message it may be, as a sentence. Empty where nobody knows."""
    told = proposal(enquiry, viewer=viewer)
    if not told:
        return ""
    who = dict(Party.Side.choices).get(told["side"], "")
    return f"{told['sign']}{f', {who[0].lower()}{who[1:]}' if who else ''}"


def rows(enquiry: Enquiry) -> list[SummaryRow]:
    told = enquiry.unseal()
    found = [SummaryRow(label, str(told.get(name) or "")) for name, label in _LABELS]
    if enquiry.mark is None:
        voicemail = "Yes" if told.get("voicemail") else "No"
        found.insert(4, SummaryRow("May we leave a message?", voicemail))
    return [row for row in found if row.value]


def log(enquiry: Enquiry) -> list[dict[str, Any]]:
    """Return what was said since, the newest first."""
    return [
        {**line, "at": clock.london(datetime.fromisoformat(line["at"]))}
        for line in reversed(enquiry.unseal().get("log", []))
    ]


def _line(enquiry: Enquiry, today: date) -> Line:
    return Line(
        key=enquiry.key,
        reference=enquiry.reference,
        channel=enquiry.get_channel_display(),
        caller=enquiry.get_caller_display(),
        received_at=enquiry.received_at,
        answer_by_on=enquiry.answer_by_on,
        tag=tag_of(enquiry, today),
    )


def _only_who_decides(viewer: Account) -> None:
    if not permissions.may_decide(viewer):
        raise Http404
