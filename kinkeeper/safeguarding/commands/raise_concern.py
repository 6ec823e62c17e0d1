from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import obligations
from kinkeeper.safeguarding.models import Concern
from kinkeeper.safeguarding.queries.leads import leads


@trail.command
def raise_concern(  # noqa: PLR0913
    *,
    words: str,
    by: Account,
    now: datetime,
    case: Case | None = None,
    child: Person | None = None,
    happened_on: date | None = None,
    in_danger_now: bool = False,
    done: str = "",
    where: str = "",
    once: UUID | None = None,
) -> Concern:
    """
    Tell the safeguarding lead about a worry. Only words are needed (S11).

    From this moment the whole case file and its reports are kept without an end date
    (P9k, C-6), and disposals that wait or are agreed are taken out.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.CONCERNS_RAISE):
        raise RefusedError("Only the team can send a concern from here. Call us.")
    if not words.strip():
        raise RefusedError("Tell us what happened, in your own words.")
    today = clock.london(now).date()
    concern = Concern(
        container=containers.make("concern", now=now),
        reference=_next_reference(),
        case=case,
        child=child,
        happened_on=min(happened_on or today, today),
        recorded_on=today,
        recorded_at=now,
        author=by,
        in_danger_now=in_danger_now,
    )
    concern.seal({"words": words, "where": where, "done": done, "log": []})
    concern.save()
    _tell_the_leads(now)
    trail.record(
        "concern.raised", about=concern, by=by, case_key=case.key if case else None
    )
    if case is not None:
        obligations.refresh(case=case, now=now)
    else:
        obligations.keep_alone(record=trail.name_of(concern), now=now)
    return concern


def _tell_the_leads(now: datetime) -> None:
    """Send each lead a link. The letter does not say whom it is about."""
    container = containers.shared("post", now=now)
    for lead in leads():
        outbox.write_letter(
            container=container,
            to=lead.email,
            subject=Subject.MESSAGE,
            body=(
                "Somebody in the team has written to you as safeguarding lead.\n\n"
                f"Please read it now: {settings.BASE_URL}/staff/concerns/\n"
            ),
            now=now,
        )


def _next_reference() -> str:
    last = Concern.objects.order_by("-pk").first()
    return f"SC-{int(last.reference[3:]) + 1 if last else 1:04d}"
