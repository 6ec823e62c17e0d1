"""Sign-ins belong to the trail: who came in, and that somebody tried (P12a)."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail


def record_sign_in(who: Account | None) -> None:
    """Record a sign-in, or with None a try that failed. The body ends with its log."""
    if who is None:
        trail.record("sign_in.failed", about="account", by=None)
    else:
        trail.record("sign_in.done", about=who, by=who)
