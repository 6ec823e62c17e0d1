"""What the safeguarding lead has to do today, among what needs somebody."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.safeguarding.queries.accidents import unread_injuries
from kinkeeper.safeguarding.queries.outside import decided_with_open_ends, late_for


def worries_waiting(viewer: Account, today: date) -> Sequence[Need]:
    """Return worries that nobody has read, and bodies outside to be called again."""
    open_ones = list(decided_with_open_ends(viewer))
    unread = [concern for concern in open_ones if concern.seen_at is None]
    found = [
        Need(
            "A worry to read",
            reverse("safeguarding:concern", args=[concern.key]),
            concern.reference,
            icon="shield",
            tone="red",
        )
        for concern in unread[:3]
    ]
    # Asked only when somebody outside has not answered, which is seldom.
    waits = any(getattr(one, "waits_outside", False) for one in open_ones)
    late = list(late_for(viewer, now=clock.now())) if waits else []
    return [
        *found,
        *(
            Need(
                "A mark seen at arrival to read",
                reverse("safeguarding:accident", args=[injury.key]),
                injury.reference,
                icon="eye",
                tone="honey",
            )
            for injury in unread_injuries(viewer)[:2]
        ),
        *(
            Need(
                f"Late: {told.get_body_display()}",
                reverse("safeguarding:concern", args=[told.concern.key]),
                told.concern.reference,
                icon="clock",
                tone="red",
            )
            for told in late[:2]
        ),
    ]
