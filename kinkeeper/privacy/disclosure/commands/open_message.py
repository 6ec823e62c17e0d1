"""
Opening a message: the last door before a report.

Whatever has changed since it was sent counts: a recall, a block by the safeguarding
lead, a new order. So the gate is asked once more. One code opens once; the code and one
of the five openings are taken by a single conditional update, so two people who press
at the same moment cannot both get in. The event is written in the same transaction:
no event, no document.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from hashlib import sha256

from django.db.models import F
from django.db.models.functions import Coalesce

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disclosure import register
from kinkeeper.privacy.disclosure.models import Release, SecureMessage
from kinkeeper.privacy.disclosure.queries import gate
from kinkeeper.privacy.disclosure.queries.messages import is_the_code

CODE_WORKS_FOR = timedelta(minutes=15)


class Outcome(Enum):
    OPENED = "opened"
    WRONG_CODE = "wrong_code"
    CLOSED = "closed"


@dataclass(frozen=True)
class Opening:
    """What became of trying a code. `pdf` is empty unless it was opened."""

    outcome: Outcome
    pdf: bytes = b""
    dated: date | None = None


class AlteredError(Exception):
    """The stored document is not the one that was released. Nothing is given out."""


@trail.command
def open_message(*, message: SecureMessage, code: str, now: datetime) -> Opening:
    """
    Try a code on a message, and return the document if it is right.

    A wrong try is counted and recorded, so it is an answer and not an error. Raises
    AlteredError if the document's digest has changed.
    """
    locked = (
        SecureMessage.objects.select_for_update(of=("self",))
        .select_related("release__case", "release__request__party", "container")
        .get(pk=message.pk)
    )
    opening = _try(locked, code, now)
    trail.record(
        f"message.{opening.outcome.value}",
        about=locked,
        by=None,
        case_key=locked.release.case.key,
    )
    return opening


def _try(message: SecureMessage, code: str, now: datetime) -> Opening:
    if not message.is_live(now) or not _still_allowed(message.release, now):
        return Opening(Outcome.CLOSED)
    if not _code_opens(message, code, now):
        SecureMessage.objects.filter(pk=message.pk, code_tries_left__gt=0).update(
            code_tries_left=F("code_tries_left") - 1
        )
        return Opening(Outcome.WRONG_CODE)
    taken = SecureMessage.objects.filter(
        pk=message.pk, opens_left__gt=0, code_hash=message.code_hash, recalled_at=None
    ).update(
        opens_left=F("opens_left") - 1,
        code_hash="",
        first_opened_at=Coalesce(F("first_opened_at"), now),
    )
    if not taken:
        return Opening(Outcome.WRONG_CODE)
    return Opening(
        Outcome.OPENED,
        pdf=_document(message.release),
        dated=clock.london(message.release.released_at).date(),
    )


def _code_opens(message: SecureMessage, code: str, now: datetime) -> bool:
    fresh = (
        message.code_hash != ""
        and message.code_sent_at is not None
        and now - message.code_sent_at <= CODE_WORKS_FOR
        and message.code_tries_left > 0
    )
    # Compared in any case, so that the time of an answer tells nothing.
    return is_the_code(message, code) and fresh


def _still_allowed(release: Release, now: datetime) -> bool:
    try:
        return gate.ask(release.request, today=clock.london(now).date()).releases
    except register.NoSuchItemError:
        return False


def _document(release: Release) -> bytes:
    party = release.request.party
    if party is None:
        raise register.NoSuchItemError(release.reference)
    pdf = register.document(release.request.item, party=party)
    if sha256(pdf).hexdigest() != release.item_sha256:
        raise AlteredError(release.reference)
    return pdf
