"""A private calendar address. It lists a person's own times to whoever knows it.

Danger: it works without signing in, because calendar programs cannot. So it says
"Appointment" and a time, nothing else, and making a new one ends the old one.
"""

import secrets
from datetime import datetime
from hashlib import sha256

from kinkeeper.contact_sessions.models import CalendarLink
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party


@trail.command
def make_calendar_link(*, party: Party, by: Account, now: datetime) -> str:
    """Return the secret part of a new address; the old address stops working."""
    if party.account_id != by.pk:
        raise RefusedError("This is not your calendar.")
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.update_or_create(
        party=party,
        defaults={
            "token_sha256": sha256(token.encode()).hexdigest(),
            "made_at": now,
        },
    )
    trail.record("calendar.linked", about=party, by=by, case_key=party.case.key)
    return token
