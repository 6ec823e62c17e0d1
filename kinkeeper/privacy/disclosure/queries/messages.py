"""Secure messages: by their link, and as staff see them."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.http import Http404
from django.utils.crypto import constant_time_compare, salted_hmac

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.models import SecureMessage


def digest_of(token: str) -> str:
    """Return what is kept of a link's token."""
    return sha256(token.encode()).hexdigest()


def code_digest(message: SecureMessage, code: str) -> str:
    """Return what is kept of a code: keyed, and bound to its message.

    Six figures are soon tried out; without the installation's own key, which is not in
    the database, there is nothing to try them against.
    """
    return salted_hmac(
        "disclosure.code", f"{message.key}:{code}", algorithm="sha256"
    ).hexdigest()


def is_the_code(message: SecureMessage, code: str) -> bool:
    """Compare in a time that tells nothing."""
    digits = "".join(sign for sign in code if sign.isdigit())
    expected = message.code_hash or "none"
    return constant_time_compare(expected, code_digest(message, digits))


def live_message(token: str, *, now: datetime) -> SecureMessage | None:
    """Return the message of a link that still works, or None, whatever the reason."""
    found = (
        SecureMessage.objects.select_related("release__case", "container")
        .filter(token_sha256=digest_of(token))
        .first()
    )
    return found if found is not None and found.is_live(now) else None


def message_of_request(request_key: UUID) -> SecureMessage | None:
    """Return the message that answered a request."""
    return (
        SecureMessage.objects.select_related("release__case", "container")
        .filter(release__request__key=request_key)
        .first()
    )


def message_by_key(key: UUID, *, viewer: Account) -> SecureMessage:
    """Return one message for staff. Raises Http404."""
    found = (
        SecureMessage.objects.select_related(
            "release__case", "release__request", "container"
        )
        .filter(key=key)
        .first()
    )
    if found is None or not permissions.may_decide(viewer):
        raise Http404
    return found
