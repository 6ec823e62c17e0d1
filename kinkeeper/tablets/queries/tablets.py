"""Which devices are shared, which of them this is, and who has a PIN on it."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import Max, Min, QuerySet
from django.http import Http404, HttpRequest

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.rules.contact_sessions.shared_tablet import TRIES, Hours, hours
from kinkeeper.tablets import permissions
from kinkeeper.tablets.models import Pin, SharedTablet

# The cookie register's name for the word that the device keeps.
COOKIE = "shared_tablet"


def digest_of(word: str) -> str:
    """Return what is kept here of the word that the device keeps."""
    return sha256(word.encode()).hexdigest()


def tablets(*, viewer: Account) -> QuerySet[SharedTablet]:
    """Return every device that is shared now, by name. Raises Http404."""
    if not permissions.may_look_after(viewer):
        raise Http404
    return SharedTablet.objects.filter(withdrawn_at=None).order_by("name")


def tablet_by_key(key: UUID, *, viewer: Account) -> SharedTablet:
    """Return one of them. Raises Http404."""
    found = tablets(viewer=viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def this_tablet(request: HttpRequest, *, on: date) -> SharedTablet | None:
    """
    Return the shared tablet that asks, or None for any other device.

    No viewer: the word in the cookie is the proof, also while nobody is signed in.
    """
    word = request.COOKIES.get(COOKIE, "")
    if not word:
        return None
    return SharedTablet.objects.in_use(on).filter(digest=digest_of(word)).first()


def colleagues(tablet: SharedTablet, *, on: date) -> Sequence[tuple[str, str]]:
    """
    Return number and short name of those who may come in by PIN, by name.

    No viewer: the tablet shows them to whoever takes it over.
    """
    pins = Pin.objects.filter(tablet=tablet, set_on=on).select_related("account")
    people = [one.account for one in pins if permissions.may_use_pin(one.account)]
    people.sort(key=lambda one: one.name)
    return [(str(one.pk), one.short_name) for one in people]


def colleague(tablet: SharedTablet, number: str, *, on: date) -> Account:
    """Return one of them by number. Raises Http404 for anybody else."""
    if number not in dict(colleagues(tablet, on=on)):
        raise Http404
    return Account.objects.get(pk=int(number))


def has_pin(tablet: SharedTablet, *, viewer: Account, on: date) -> bool:
    """Say whether this person has a PIN here that is not locked."""
    own = Pin.objects.filter(tablet=tablet, account=viewer, set_on=on)
    return own.filter(tries__lt=TRIES).exists()


def pin_hours(on: date) -> Hours | None:
    """Return the hours of a day in which a PIN is enough; None without sessions."""
    held = Session.objects.filter(held_on=on).exclude(state=Session.State.NOT_HELD)
    found = held.aggregate(first=Min("starts_at"), last=Max("ends_at"))
    return hours(found["first"], found["last"])


def are_pin_hours(now: datetime, *, on: date) -> bool:
    found = pin_hours(on)
    return found is not None and found.hold(now)
