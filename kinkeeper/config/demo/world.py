"""What all invented lives share: the team, the buildings, the words still free."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from kinkeeper.config.demo.building import Building
from kinkeeper.config.demo.clockwork import Clockwork
from kinkeeper.config.demo.team import Team
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case


@dataclass
class World:
    """The invented centre while it is being played."""

    team: Team
    buildings: list[Building]
    now: datetime
    words: list[str]
    clockwork: Clockwork = field(default_factory=Clockwork)

    @property
    def today(self) -> date:
        return clock.london(self.now).date()

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """Return a moment so many days before today, by the clock on the wall."""
        return clock.moment(self.today - timedelta(days=days), hour, minute)

    def name(self, case: Case, wish: str = "") -> None:
        """Give a case a call-sign that does not depend on chance."""
        open_cases = Case.objects.filter(closed_on=None, declined_on=None)
        taken = set(open_cases.exclude(pk=case.pk).values_list("callsign", flat=True))
        free = [word for word in [wish, *self.words] if word and word not in taken]
        case.callsign = free[0] if free else ""
        if case.callsign in self.words:
            # To the end of the row, so that a word comes back late.
            self.words.remove(case.callsign)
            self.words.append(case.callsign)
        Case.objects.filter(pk=case.pk).update(callsign=case.callsign)


def of_family(name: str, number: int) -> Random:
    """Return the chance of one family, the same in every centre of that size."""
    return Random(f"{name} {number}")  # noqa: S311
