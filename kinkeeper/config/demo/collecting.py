"""Who may collect the children of some families, besides the adult they live with."""

from datetime import datetime

from kinkeeper.contact_sessions.commands.allow_collector import Person, allow_collector
from kinkeeper.contact_sessions.models import Collector
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case

# One family in so many has somebody on its list.
ONE_IN = 3
PEOPLE = (
    (Person("Joan Amory", "Grandmother", "Lighthouse"), Collector.Basis.RESIDENT),
    (Person("Idris Vale", "Uncle"), Collector.Basis.BOTH),
)


def list_somebody(case: Case, number: int, *, by: Account, now: datetime) -> None:
    """Put a relative on the list of every third family."""
    if number % ONE_IN:
        return
    person, basis = PEOPLE[number // ONE_IN % len(PEOPLE)]
    allow_collector(
        case=case,
        person=person,
        basis=basis,
        from_on=clock.london(now).date(),
        by=by,
        now=now,
    )
