"""The form that this browser is filling in. Its key is in the session, nowhere else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.hashers import check_password

from kinkeeper.referrals.models import Draft

IN_SESSION = "referral_draft"
HINT_LETTERS = 4


def draft_in(session: Mapping[str, Any], *, today: date) -> Draft | None:
    """Return the living draft of a session; None when there is none any more."""
    key = session.get(IN_SESSION)
    if not key:
        return None
    living = Draft.objects.filter(key=key, expires_on__gte=today)
    return living.select_related("container", "invitation__case").first()


def answers_of(draft: Draft) -> dict[str, Any]:
    """Return what was answered so far: page by page."""
    return dict(draft.unseal().get("answers", {}))


def is_professional(draft: Draft) -> bool:
    """Say whether a professional fills this form in, who is on no side."""
    return draft.side == Draft.PROFESSIONAL


def tidy_code(code: str) -> str:
    """Return a return code as it is stored: capitals, no spaces or dashes."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def draft_by_code(code: str, *, today: date) -> tuple[Draft | None, list[Draft]]:
    """
    Return the draft that a return code opens, and those that it did not open.

    A draft that was tried too often opens no more. The caller counts the tries.
    """
    plain = tidy_code(code)
    living = Draft.objects.filter(
        return_code_hint=plain[:HINT_LETTERS], expires_on__gte=today, tries_left__gt=0
    ).exclude(return_code_hash="")
    missed: list[Draft] = []
    for draft in living if len(plain) > HINT_LETTERS else ():
        if check_password(plain, draft.return_code_hash):
            return draft, missed
        missed.append(draft)
    return None, missed
