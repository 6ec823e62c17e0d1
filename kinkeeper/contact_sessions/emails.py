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
COLLECTED_WORDS = (
    "A manager let a child go with somebody who is not on the list today. "
    "The reason is in the session’s register. Please sign in and look."
)
OFF_WORDS = (
    "The appointment on {day} will not go ahead.\n\n"
    "Please sign in to see your other dates, or call us."
)
SOME_OFF_WORDS = (
    "Some of your appointments from {day} on will not go ahead.\n\n"
    "Please sign in to see your other dates, or call us."
)
CHANGED_WORDS = (
    "There is a change to one of your appointments. Please sign in to see it, or call "
    "us."
)


def tell_the_lead(case: Case, *, now: datetime, words: str = DOOR_WORDS) -> None:
    """Ask the safeguarding leads to look at what went on regardless."""
    for lead in leads():
        write_letter(
            container=case.container,
            to=lead.email,
            subject=Subject.MESSAGE,
            body=words,
            now=now,
        )


def tell_it_is_off(party: Party, *, on: date, now: datetime) -> bool:
    """Tell one side that a date will not go ahead, and nothing else (K3).

    Only to somebody who signs in here; the others are called. False when not written.
    """
    return _write(party, OFF_WORDS.format(day=f"{on.day} {on:%B}"), now)


def tell_they_are_off(party: Party, *, first: date, now: datetime) -> bool:
    """Tell one side that several dates will not go ahead, and nothing else (K3)."""
    day = f"{first.day} {first:%B}"
    return _write(party, SOME_OFF_WORDS.format(day=day), now)


def tell_of_a_change(party: Party, *, now: datetime) -> bool:
    """Ask one side to look at their own dates. False when not written."""
    return _write(party, CHANGED_WORDS, now)


def _write(party: Party, body: str, now: datetime) -> bool:
    if party.account is None:
        return False
    write_letter(
        container=party.case.container,
        to=party.account.email,
        subject=Subject.APPOINTMENT,
        body=body,
        now=now,
    )
    return True
