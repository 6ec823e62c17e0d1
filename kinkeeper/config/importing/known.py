"""What is here already, so that the same file twice changes nothing."""

from datetime import date, time

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.bring_over import Family


def brought_before(family: Family) -> Case | None:
    """
    Return the case that was opened on that day for exactly these people.

    Names, birth dates and sides say so. What has changed in it since stays as it is.
    """
    wanted = sorted(
        _told(who.side, who.given_name, who.family_name, who.born_on)
        for who in family.people
    )
    same_day = Case.objects.filter(
        opened_on=family.opened_on, service=family.service, route=family.route
    )
    for case in same_day.prefetch_related("parties__person"):
        people = [(party.side, party.person) for party in case.parties.all()]
        found = sorted(
            _told(side, person.given_name, person.family_name, person.born_on)
            for side, person in people
            if person is not None
        )
        if found == wanted:
            return case
    return None


def has_session_at(case: Case, *, on: date, start: time) -> bool:
    """Say whether the family has something at that time in London, even called off."""
    starts_at = clock.moment(on, start.hour, start.minute)
    return Session.objects.filter(case=case, starts_at=starts_at).exists()


def _told(
    side: str, given: str, family_name: str, born_on: date | None
) -> tuple[str, ...]:
    return side, given.casefold(), family_name.casefold(), str(born_on)
