"""Letters about sessions. None names a person, a place or a reason."""

from datetime import date, datetime

from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.models import Case, Party
from kinkeeper.safeguarding.queries.leads import leads

DOOR_WORDS = (
    "Somebody let a person through a door that was on hold today. "
    "The reason is in the session’s register. Please sign in and look."
)
OFF_WORDS = (
    "The appointment on {day} will not go ahead.\n\n"
    "Please sign in to see your other dates, or call us."
)


def tell_the_lead(case: Case, *, now: datetime) -> None:
    """Ask the safeguarding leads to look at a door that was opened regardless."""
    for lead in leads():
        write_letter(
            container=case.container,
            to=lead.email,
            subject=Subject.MESSAGE,
            body=DOOR_WORDS,
            now=now,
        )


def tell_it_is_off(party: Party, *, on: date, now: datetime) -> bool:
    """Tell one side that a date will not go ahead, and nothing else (K3).

    Only to somebody who signs in here; the others are called. False when not written.
    """
    if party.account is None:
        return False
    write_letter(
        container=party.case.container,
        to=party.account.email,
        subject=Subject.APPOINTMENT,
        body=OFF_WORDS.format(day=f"{on.day} {on:%B}"),
        now=now,
    )
    return True
