"""
Reading a locked fact, for one of the few reasons that the law gives.

Danger: somebody trusted us to read this no more. Each reading is an event with its
reason, and nothing but the words leaves this function.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people import permissions
from kinkeeper.people.models import SensitiveFact
from kinkeeper.people.queries import consents
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.rules.people.consent import Why


class Reason(TextChoices):
    """Why a locked fact is read."""

    ASKING = "ASKING", "To ask for the yes that is missing"
    DANGER = "DANGER", "Somebody’s life or health is in danger now"
    PROTECT = "PROTECT", "To protect a child or an adult at risk"
    CLAIM = "CLAIM", "For a court, a legal claim or their own request"


# Only while nobody has said no or taken a yes back.
STILL_TO_ASK = (Why.NOBODY_ASKED, Why.NO_HOLDER, Why.RAN_OUT, Why.GREW_UP)
_POWERS = {
    Reason.ASKING: Power.REFERRALS_DECIDE,
    Reason.DANGER: Power.CONTACTS_SEE,
    Reason.PROTECT: Power.CONCERNS_LEAD,
    Reason.CLAIM: Power.REQUESTS_HANDLE,
}


@trail.command
def open_locked(
    *,
    fact: SensitiveFact,
    reason: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> str:
    """Return the words of a locked fact once. Raises RefusedError without a reason."""
    once_only.claim(once, by=by)
    seen = cases_visible_to(by).filter(pk=fact.case_id).exists()
    if not (permissions.may_see_contacts(by) and seen):
        raise trail.RefusedError("Only those who see contacts can do this.")
    if reason not in _POWERS or not by.may(_POWERS[Reason(reason)]):
        raise trail.RefusedError("This reason is not yours to give.")
    topic = consents.topic_of(fact.kind)
    why = consents.standing_of(fact.about, topic, today=clock.london(now).date()).why
    if reason == Reason.ASKING and why not in STILL_TO_ASK:
        raise trail.RefusedError("They have answered. Do not read it to ask again.")
    trail.record(
        "sensitive.read_locked",
        about=fact,
        by=by,
        case_key=fact.case.key,
        purpose=Reason(reason).label,
        detail={"reason": reason, "kind": fact.kind},
    )
    return str(fact.unseal()["words"])
