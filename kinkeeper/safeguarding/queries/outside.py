"""Whom a concern was passed on to, and what is due next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.rules.safeguarding import clocks
from kinkeeper.rules.safeguarding.clocks import Body, Clock, Step
from kinkeeper.safeguarding.models import Concern, OutsideReferral
from kinkeeper.safeguarding.queries.concerns import decided_by

STEPS = {
    Step.TELL: "Tell them",
    Step.WRITE: "Confirm it in writing",
    Step.ASK_AGAIN: "Ask again if no answer came",
}
REGION = "england-and-wales"


@dataclass(frozen=True)
class PassedOn:
    """One body that was told, for who decides."""

    told: OutsideReferral
    person: str
    number: str
    said: str
    outcome: str
    due: Tag | None


def passed_on(concern: Concern, *, now: datetime) -> list[PassedOn]:
    """Return whom a concern was passed on to. Its reader has been let in already."""
    found = concern.outside.select_related("told_by", "container").order_by("told_at")
    return [_shown(told, now) for told in found]


def outside_of(
    concern_key: UUID, key: UUID, *, viewer: Account
) -> tuple[Concern, OutsideReferral]:
    """Return one of them for somebody who decides. Else 404."""
    mine = decided_by(viewer).filter(key=concern_key)
    found = OutsideReferral.objects.filter(concern__in=mine.values("pk"), key=key)
    told = found.select_related("concern__container", "container").first()
    if told is None:
        raise Http404
    return told.concern, told


def next_clock(told: OutsideReferral) -> Clock | None:
    """Return what is due next with a body, in London time. None: nothing."""
    body, at = Body(told.body), clock.london(told.told_at)
    if told.answered_on is not None:
        return None
    if told.written_at is None:
        to_write = clocks.to_write(body, told_at=at)
        if to_write is not None:
            return to_write
    return clocks.to_ask_again(
        body, told_at=at, holidays=bank_holidays.published(REGION)
    )


def decided_with_open_ends(viewer: Account) -> QuerySet[Concern]:
    """Return concerns to read, or to hear about from outside, of who decides on them.

    `waits_outside` says whether a body that was told has not answered.
    """
    waiting = OutsideReferral.objects.filter(concern=OuterRef("pk"), answered_on=None)
    found = decided_by(viewer).annotate(waits_outside=Exists(waiting))
    wanted = found.filter(Q(seen_at=None) | Q(waits_outside=True))
    return wanted.only("key", "reference", "seen_at").order_by("recorded_at")


def late_for(viewer: Account, *, now: datetime) -> Iterable[OutsideReferral]:
    """Yield what is late among the concerns that somebody decides on."""
    mine = decided_by(viewer).values("pk")
    waiting = OutsideReferral.objects.filter(concern__in=mine, answered_on=None)
    for told in waiting.select_related("concern").order_by("told_at"):
        due = next_clock(told)
        if due is not None and due.is_past(clock.london(now)):
            yield told


def first_calls(concern: Concern) -> Sequence[tuple[str, str]]:
    """Return by when each body has to be told, if it is told: a body and words."""
    known = clock.london(concern.recorded_at)
    holidays = bank_holidays.published(REGION)
    found = []
    for body in Body:
        due = clocks.to_tell(body, known_at=known, holidays=holidays)
        if due is not None:
            label = str(OutsideReferral.Body(body).label)
            found.append((label, f"By {_moment(due)}"))
    return found


def _shown(told: OutsideReferral, now: datetime) -> PassedOn:
    said = told.unseal()
    return PassedOn(
        told=told,
        person=said.get("person", ""),
        number=said.get("number", ""),
        said=said.get("said", ""),
        outcome=said.get("outcome", ""),
        due=_tag(next_clock(told), now),
    )


def _tag(due: Clock | None, now: datetime) -> Tag | None:
    if due is None:
        return None
    words = f"{STEPS[due.step]} by {_moment(due)}"
    if due.is_past(clock.london(now)):
        return Tag(f"Late: {words[0].lower()}{words[1:]}", "red", "alert")
    return Tag(words, "honey", "clock")


def _moment(due: Clock) -> str:
    words = date_words(due.day)
    return f"{words}, {due.at:%H:%M}" if due.at else words
