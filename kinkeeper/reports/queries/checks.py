"""
What must not be in a report, and what an author may want to look at again.

A report is one text for both adults, so nothing that belongs to either side may stand
in it, nor the name of anybody from another family in the building that day (K3, the
two-sided wall). These stop the signing. Words of judgement are only pointed out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from kinkeeper.contact_sessions.models import Session
from kinkeeper.people.models import Party
from kinkeeper.people.queries import parties
from kinkeeper.reports.models import Report
from kinkeeper.reports.queries.sources import sources_of

JUDGEMENTS = (
    "seemed", "seems", "appeared", "appears", "clearly", "obviously", "of course",
    "inappropriate", "inappropriately", "appropriate", "appropriately", "good",
    "bad", "badly", "poor", "poorly", "lovely", "manipulative", "attention-seeking",
    "aggressive", "hostile", "lazy", "difficult", "naughty", "overreacted", "should",
    "failed", "refused to engage", "always", "never", "i think", "i feel", "i believe",
    "in my opinion", "probably", "normal", "typical", "deliberately",
)  # fmt: skip
_JUDGEMENT = re.compile(
    r"\b(" + "|".join(re.escape(word) for word in JUDGEMENTS) + r")\b", re.IGNORECASE
)
# A name of two letters is found in too many other words.
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Checks:
    """What was found in a text. `stops` says whether it may be signed."""

    private: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    unused: int = 0

    @property
    def stops(self) -> bool:
        return bool(self.private or self.strangers)


def checks_of(report: Report, sections: Mapping[str, str]) -> Checks:
    """Look at the words of a report that is being written."""
    text = "\n".join(sections.values())
    return Checks(
        private=private_in(report, text),
        strangers=strangers_in(report, text),
        judgements=judgements_in(text),
        unused=sum(not source.used_in for source in sources_of(report)),
    )


def private_in(report: Report, text: str) -> tuple[str, ...]:
    """Return what belongs to either adult's side, whoever would read it."""
    found: dict[str, None] = {}
    for reader in (Party.Side.RESIDENT, Party.Side.VISITING):
        found.update(
            dict.fromkeys(parties.leaks(text, case=report.case, to_side=reader))
        )
    return tuple(found)


def strangers_in(report: Report, text: str) -> tuple[str, ...]:
    """Return names of people of other families who had a session that same day."""
    own = _names(Party.objects.filter(case=report.case))
    others = _names(
        Party.objects.filter(case__sessions__held_on=report.session.held_on)
        .exclude(case__sessions__state=Session.State.NOT_HELD)
        .exclude(case=report.case)
    )
    return tuple(
        name
        for name in sorted(others - own)
        if re.search(rf"\b{re.escape(name)}\b", text)
    )


def judgements_in(text: str) -> tuple[str, ...]:
    """Return words that say what the writer thinks rather than what was seen."""
    return tuple(dict.fromkeys(found.lower() for found in _JUDGEMENT.findall(text)))


def _names(people: QuerySet[Party]) -> set[str]:
    names = people.values_list("person__given_name", "person__family_name")
    return {
        name.strip()
        for pair in names
        for name in pair
        if len(name.strip()) >= SHORTEST_NAME
    }
