"""A private calendar address for the dates of records.

Danger: it works without signing in, because calendar programs cannot. So it says what
is to do, a reference and a day, nothing else; it ends with the person's role, when they
end it, or when they make a new one.
"""

import secrets
from datetime import datetime
from hashlib import sha256

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.models import DatesLink


@trail.command
def make_dates_link(*, by: Account, now: datetime) -> str:
    """Return the secret part of a new address; the old address stops working."""
    if not by.may(Power.RECORDS_SEE_LIFE):
        raise RefusedError("Only those who look after records may do this.")
    token = secrets.token_urlsafe(32)
    DatesLink.objects.update_or_create(
        account=by,
        defaults={
            "token_sha256": sha256(token.encode()).hexdigest(),
            "made_at": now,
        },
    )
    trail.record("record_dates.linked", about=by, by=by)
    return token
