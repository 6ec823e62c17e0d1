from datetime import datetime
from uuid import UUID

from django.conf import settings

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.rules.safeguarding import opening
from kinkeeper.safeguarding.models import Concern, Opening
from kinkeeper.safeguarding.queries.leads import leads

LETTER = (
    "Somebody in the team opened a locked record today, in need. The reason stands on "
    "the record.\n\nPlease look: {url}\n"
)


@trail.command
def open_in_need(
    *,
    concern: Concern,
    reason: str,
    why: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Opening:
    """
    Open a locked concern for an hour without the lead, who learns of it at once.

    Raises RefusedError with every reason (`rules/safeguarding/opening.py`).
    """
    once_only.claim(once, by=by)
    # One at a time for each person, so that two windows do not pass the ceiling.
    Account.objects.select_for_update().get(pk=by.pk)
    asked = opening.Asked(
        why=why,
        may_know=by.may(Power.CONCERNS_OPEN_IN_NEED),
        restricted=concern.restricted,
        is_subject=concern.subject_id == by.pk,
        not_looked_at=Opening.objects.filter(account=by, looked_at=None).count(),
    )
    answer = opening.decide(asked)
    if not answer.allowed:
        raise RefusedError(" ".join(reason.text for reason in answer.reasons))
    opened = Opening(
        concern=concern,
        container=concern.container,
        account=by,
        reason=Opening.Reason(reason),
        opened_at=now,
        until=now + opening.LASTS,
    )
    opened.seal({"why": why.strip()})
    opened.save()
    _tell_the_leads(now)
    key = concern.case.key if concern.case else None
    trail.record("concern.opened_in_need", about=concern, by=by, case_key=key)
    return opened


def _tell_the_leads(now: datetime) -> None:
    container = containers.shared("post", now=now)
    for lead in leads():
        outbox.write_letter(
            container=container,
            to=lead.email,
            subject=Subject.MESSAGE,
            body=LETTER.format(url=f"{settings.BASE_URL}/staff/concerns/"),
            now=now,
        )
