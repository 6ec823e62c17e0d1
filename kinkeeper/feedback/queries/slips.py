"""Codes on paper, and the sheet that each one opens."""

import re
import secrets
from datetime import date
from hashlib import sha256

from kinkeeper.feedback.models import Slip

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LONG = 8


def fresh_code() -> str:
    """Return a code that can be read off a slip: ABCD-EFGH."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LONG))
    return f"{code[:4]}-{code[4:]}"


def digest_of(code: str) -> str:
    """Return what is kept of a code, however somebody types it."""
    plain = re.sub(r"[^A-Z0-9]", "", code.upper())
    return sha256(plain.encode()).hexdigest()


def slip_of(code: str, *, today: date) -> Slip | None:
    """Return the slip that a code opens today; None when it is used up or over."""
    found = Slip.objects.filter(code_sha256=digest_of(code), expires_on__gte=today)
    return found.first()
