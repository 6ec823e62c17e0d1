"""A form that was sent too late, kept for whoever wrote it until they are back."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from kinkeeper.foundation.accounts.by_pin import KEPT
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.vault import device, sealing
from kinkeeper.foundation.vault.sealing import TamperedError

_ROOM = UUID("d0075000-0000-4000-8000-000000000003")
_PLACE = "a form that was kept"
_NEVER = {"csrfmiddlewaretoken", "password", "oldpassword", "pin", "again", "code"}
_MOST = 200_000
_SHORT = 60


@dataclass(frozen=True)
class KeptForm:
    """Where it was to go, what is to be read first, and what goes along unseen."""

    to: str
    words: list[tuple[str, str]]
    rest: list[tuple[str, str]]


def kept(request: HttpRequest, *, by: Account) -> str:
    """Lock what somebody sent, for a session in which nobody is signed in.

    Returns "" for what is too long. Secrets are left out.
    """
    told = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NEVER
        for value in values
    ]
    plain = json.dumps({"to": request.get_full_path(), "told": told}).encode()
    if len(plain) > _MOST:
        return ""
    key = device.device_key(room=_ROOM, holder=by.pk)
    return b64encode(sealing.seal(key, plain, _PLACE)).decode()


def kept_form(request: HttpRequest, *, viewer: Account) -> KeptForm:
    """Return what this person had sent. Raises Http404 when it is not theirs."""
    locked = request.session.get(KEPT, "")
    try:
        plain = device.open_waiting(
            b64decode(locked), room=_ROOM, holder=viewer.pk, place=_PLACE
        )
    except TamperedError:
        raise Http404 from None
    found = json.loads(plain)
    words = [(name, value) for name, value in found["told"] if _is_long(value)]
    rest = [(name, value) for name, value in found["told"] if not _is_long(value)]
    return KeptForm(found["to"], words, rest)


def _is_long(value: str) -> bool:
    return len(value) > _SHORT or "\n" in value or " " in value
