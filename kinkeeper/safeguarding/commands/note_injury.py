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
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.numbering import save_as_next
from kinkeeper.safeguarding.commands.add_marks import Seen
from kinkeeper.safeguarding.commands.write_accident import Told
from kinkeeper.safeguarding.models import Accident
from kinkeeper.safeguarding.queries.leads import leads

LETTER = "A mark was seen on a child who came to us today.\n\nPlease read it: {url}\n"
WHERE = "Seen when the child came"


@trail.command
def note_injury(
    *,
    case: Case,
    child: Person,
    seen: Seen,
    seen_at: datetime,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Accident:
    """
    Write down a mark that a child had when they came here.

    It stands in the accident book, on a page of its own, and is kept as such (P9k). The
    safeguarding lead is asked to read it. It is no concern: who worries tells the lead
    besides. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.CONCERNS_RAISE):
        raise RefusedError("Only the team can write this down.")
    if seen_at > now:
        raise RefusedError("It cannot have been seen in the future.")
    injury = Accident(
        sort=Accident.Sort.BEFORE,
        hurt=Accident.Hurt.CHILD,
        case=case,
        child=child,
        happened_at=seen_at,
        recorded_at=now,
        author=by,
        container=containers.make("accident", now=now),
    )
    told = Told(name=child.full_name, what=seen.adult_words, where=WHERE)
    entry = seen.sealed(by=by, now=now)
    injury.seal({**told.sealed(child), "maps": [entry]})
    save_as_next(injury, "IN")
    _tell_the_leads(injury, now)
    trail.record("accident.seen_at_arrival", about=injury, by=by, case_key=case.key)
    obligations.keep_alone(record=trail.name_of(injury), now=now)
    return injury


def _tell_the_leads(injury: Accident, now: datetime) -> None:
    """Send each lead a link. The letter does not say whom it is about."""
    container = containers.shared("post", now=now)
    url = f"{settings.BASE_URL}/staff/accidents/{injury.key}/"
    for lead in leads():
        outbox.write_letter(
            container=container,
            to=lead.email,
            subject=Subject.MESSAGE,
            body=LETTER.format(url=url),
            now=now,
        )
