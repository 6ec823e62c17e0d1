"""What an edition takes away from the people of one case, and who has to agree.

A reduction counts for what is already held only when everybody concerned said yes: both
adults, relatives, and for each child the child or a holder of parental responsibility
(PV-3, PV-4). Silence is a no.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kinkeeper.people.models import Case, Party
from kinkeeper.policy import calendar, library, shelf
from kinkeeper.policy.comparison import Change, Effect
from kinkeeper.policy.edition import Edition
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.queries.standing import is_kept_apart
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.dates import birthday

GROWN_UP = 18
Answer, Capacity = ChangeAnswer.Answer, ChangeAnswer.Capacity


@dataclass(frozen=True)
class Asked:
    """One edition that takes something away from this case, and what."""

    edition: Edition
    changes: tuple[Change, ...]

    @property
    def counts_for(self) -> list[str]:
        return sorted({change.about for change in self.changes})

    @property
    def wording(self) -> str:
        """Return the words that a yes is a yes to."""
        told = "\n".join(f"- {change.sentence}" for change in self.changes)
        return f"Edition {self.edition.version} would count for us with this:\n{told}"


def asked_of(case: Case) -> list[Asked]:
    """Return the editions that need a yes before they count for this case's records."""
    rows = Obligation.objects.filter(case=case).values_list("kind", "opened_on")
    held: dict[str, set[str]] = {}
    for kind, opened_on in rows:
        version = library.collected_under(opened_on).version
        held.setdefault(version, set()).add(kind)
    found = []
    for new in library.editions()[1:]:
        told = {
            (change.about, change.sentence): change
            for version, kinds in held.items()
            for change in taken_away(version, new, frozenset(kinds))
        }
        if told:
            found.append(Asked(new, tuple(told.values())))
    return found


def taken_away(version: str, new: Edition, kinds: Iterable[str]) -> tuple[Change, ...]:
    """Return what an edition takes away from records of some kinds under another."""
    if not _is_after(version, new):
        return ()
    wanted = set(kinds)
    return tuple(
        change
        for change in _reductions(version, new.version, shelf.mark(), calendar.today())
        if _concerns(change, wanted, version, new)
    )


@lru_cache(maxsize=256)
def _reductions(
    version: str, new: str, _mark: shelf.Mark, _day: date
) -> tuple[Change, ...]:
    return tuple(
        change
        for change in library.changes_for(version, library.edition_of(new))
        if change.effect is Effect.REDUCES and is_kept_apart(change)
    )


def _is_after(version: str, new: Edition) -> bool:
    order = [each.version for each in library.editions()]
    if version not in order or new.version not in order:
        return False
    return order.index(new.version) > order.index(version)


def _concerns(change: Change, kinds: set[str], version: str, new: Edition) -> bool:
    family, _, name = change.about.partition(".")
    if family != "retention":
        return True
    schedules = library.edition_of(version).schedule, new.schedule
    return any(
        row.id == name and row.kind in kinds
        for schedule in schedules
        for row in (*schedule.rows, *schedule.additional)
    )


def everybody_agreed(
    parties: Sequence[Party],
    answers: Sequence[ChangeAnswer],
    needed: Iterable[str],
    today: date,
) -> bool:
    """Say whether all people of a case agreed to these changes of one edition."""
    wanted = set(needed)
    return bool(parties) and all(
        agreed(party, [a for a in answers if a.party_id == party.pk], wanted, today)
        for party in parties
    )


def agreed(
    party: Party, answers: Sequence[ChangeAnswer], wanted: set[str], today: date
) -> bool:
    """Say whether one person agreed; for a child whoever may speak for it (CN-4)."""
    own = [each for each in answers if each.capacity != Capacity.PARENT]
    if any(each.answer == Answer.DIED for each in answers):
        return True
    if own or not is_child(party, today):
        return bool(own) and all(_is_yes(each, wanted) for each in own)
    return bool(answers) and all(_is_yes(each, wanted) for each in answers)


def is_child(party: Party, today: date) -> bool:
    """At 18 what a parent said for a child counts no longer (CN-5)."""
    if party.side != Party.Side.CHILD:
        return False
    born_on = party.person.born_on
    return born_on is None or today < birthday(born_on, GROWN_UP)


def _is_yes(each: ChangeAnswer, wanted: set[str]) -> bool:
    return each.answer == Answer.YES and wanted <= set(each.counts_for)
