from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, Q

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records.models import Hold

WARNED_DAYS = 30


def remind_of_holds(*, today: date, now: datetime) -> int:
    """
    Write to whoever looks after a hold: 30 days before its review, and on the day.

    Once for each of the two. Safe to repeat, and catches up after nights without work.
    The letter names nobody and no reason. Returns how many holds were written about.
    """
    open_now = Hold.objects.filter(ended_on=None).exclude(told_of=F("review_on"))
    soon = Q(review_on__lte=today + timedelta(days=WARNED_DAYS))
    due = Q(review_on__lte=today)
    not_warned = ~Q(warned_of=F("review_on")) | Q(warned_of=None)
    return sum(
        _remind(hold, today, now) for hold in open_now.filter(due | (soon & not_warned))
    )


@trail.command
def _remind(hold: Hold, today: date, now: datetime) -> bool:
    is_due = hold.review_on <= today
    told = {"warned_of": hold.review_on}
    if is_due:
        told["told_of"] = hold.review_on
    Hold.objects.filter(pk=hold.pk).update(**told)
    for person in _who(hold):
        outbox.write_letter(
            container=containers.shared("post", now=now),
            to=person.email,
            subject=Subject.MESSAGE,
            body=_words(hold, is_due=is_due),
            now=now,
        )
    trail.record("hold.reminded", about=hold, by=None, detail={"due": is_due})
    return True


def _who(hold: Hold) -> Iterable[Account]:
    if hold.owner is not None and hold.owner.may(Power.HOLDS_PLACE):
        return [hold.owner]
    roles = [role for role, powers in POWERS.items() if Power.HOLDS_PLACE in powers]
    return Account.objects.filter(
        is_active=True, grants__role__in=roles, grants__ended_on=None
    ).distinct()


def _words(hold: Hold, *, is_due: bool) -> str:
    day = f"{hold.review_on:%-d %B %Y}"
    when = f"Its day was {day}." if is_due else f"Its day is {day}."
    return (
        "Something that you look after has to be looked at again. "
        f"{when}\n\nPlease see: {settings.BASE_URL}/staff/records/holds/{hold.key}/\n"
    )
