"""A broken promise reaches those who can mend it (K1)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.policy import edition
from kinkeeper.privacy.records.queries.notices import Notice
from kinkeeper.privacy.records.queries.work_list import ToLook
from kinkeeper.website.models import PromiseState


def promises_broken(viewer: Account, today: date) -> list[Need]:
    """Tell those who look after the promises, where their day begins."""
    if not viewer.may(Power.PROMISES_SEE):
        return []
    broken = _broken().count()
    if not broken:
        return []
    words = "A promise is" if broken == 1 else f"{broken} promises are"
    return [
        Need(
            f"{words} broken",
            reverse("staff_promises"),
            "Look at what the check found.",
            "alert",
            "clay",
        )
    ]


def promises_broken_notice(viewer: Account) -> Iterator[Notice]:
    """Tell the same where the day of the records lead begins."""
    for need in promises_broken(viewer, clock.today()):
        yield Notice(f"{need.label}.", need.detail, need.url)


def promises_to_look_at(today: date) -> Iterator[ToLook]:
    """Yield each broken promise for the list of what somebody must look at."""
    made = edition.in_force().promises
    for state in _broken().select_related("finding"):
        yield ToLook(
            reference=f"Clause {made[state.promise].clause}",
            title="A promise of our policy",
            reason=f"It is broken: {made[state.promise].statement}",
            what_to_do="Open Promises, look at what was found, and put it right.",
            since=clock.london(state.since).date(),
        )


def _broken() -> QuerySet[PromiseState]:
    made = edition.in_force().promises
    return PromiseState.objects.filter(kept=False, promise__in=made).order_by("promise")
