"""The numbers of one period, for us or for others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.rules.statistics import Published
from kinkeeper.statistics import permissions
from kinkeeper.statistics.models import Tally
from kinkeeper.statistics.queries import hiding
from kinkeeper.statistics.queries.counting.counted import AGES, DAYS, WEEKS
from kinkeeper.statistics.queries.periods import Period

# What each measure is called, in the order of the page.
TITLES = {
    "enquiries": "Enquiries that came in, by what became of them",
    "referrals": "Referrals that came in",
    "court": "Referrals, by whether a court or Cafcass stands behind them",
    "decisions": "Answers to referrals",
    "wait for a visit": "From a referral to the first visit before",
    "wait for an answer": "From a referral to the offer of a place",
    "waiting list": "Waits for a place that ended, and how",
    "waiting time": "Waits for a place that ended, by how long they were",
    "wait for a session": "From a referral to the first session",
    "families": "Families that came",
    "children": "Children who came, by age",
    "first dates": "First sessions that were planned",
    "sessions": "Sessions",
    "notice": "Sessions not held, and the notice given",
    "hours": "Hours that families had together",
    "early endings": "Sessions that ended early, by the reason",
    "capacity": "Hours for families in the opening times",
    "reports": "Reports signed, by the days since the session",
    "report work": "Reports sent back or added to",
    "releases": "Reports given, to whom",
    "concerns": "Worries about a child’s safety",
    "concerns by kind": "Worries about a child’s safety, by kind",
    "concerns passed on": "Worries that were passed on, to whom",
    "accidents": "Accidents here, by who was hurt",
    "reviews": "Reviews that were due",
    "length of stay": "Families that left, by how long they had come",
    "outcomes": "Families that left, by the reason",
    "complaints": "Complaints that came in",
    "rights": "Requests about own information that came in",
    "wait for rights": "Requests answered, by the days since they came",
    "breaches": "Breaches that were found",
    "team": "The team, by role",
    "team hours": "Hours on the rota",
    "checks": "Checks of the team on the last day",
}
NOT_PEOPLE = {"hours", "capacity", "team hours"}
# Of which part a share is worth telling: its part, and what does not count for it.
SHARES = {
    "enquiries": ("It became a referral", "Still open"),
    "decisions": ("Place offered", ""),
    "sessions": ("Held", "Still to come"),
    "capacity": ("Used", ""),
    "reviews": ("In time", ""),
    "checks": ("In date", ""),
}
_IN_ORDER = [
    *(name for _, name in (*DAYS, *WEEKS)),
    "over 16 weeks",
    *(name for _, name in AGES),
    "16 and over",
    "up to 3 months",
    "4 to 6 months",
    "7 to 12 months",
    "over a year",
    "Held",
]


@dataclass(frozen=True)
class Breakdown:
    """One measure in its parts. None stands for a number that is hidden."""

    title: str
    parts: Sequence[tuple[str, int | None]]
    total: int | None
    measure: str = ""

    @property
    def share(self) -> str:
        """
        Return a share in words: "Held: 87 in 100"; "" where none is worth telling.

        Worked out from what is shown alone, so it tells nothing that is hidden.
        """
        if self.measure not in SHARES or self.total is None:
            return ""
        wanted, apart = SHARES[self.measure]
        parts = dict(self.parts)
        part, left_out = parts.get(wanted, 0), parts.get(apart, 0)
        if part is None or left_out is None or self.total <= left_out:
            return ""
        return f"{wanted}: {round(100 * part / (self.total - left_out))} in 100"


def breakdowns(
    period: Period, *, viewer: Account, service: str = "", for_us: bool = False
) -> list[Breakdown]:
    """
    Return what was counted in a period, small numbers hidden unless it is for us.

    One service alone is for us only: others could take it away from the whole.
    Raises Http404 for those who may not see statistics.
    """
    if not permissions.may_see_statistics(viewer):
        raise Http404
    counts = _counts(period, service if for_us else "")
    if for_us:
        return [_as_it_is(name, counts[name]) for name in TITLES if name in counts]
    quarters = [_counts(part, "") for part in period.quarters]
    shown = hiding.of_year(counts, quarters) if quarters else hiding.of_period(counts)
    return [
        _breakdown(name, counts[name], shown[name]) for name in TITLES if name in counts
    ]


def _counts(period: Period, service: str) -> dict[str, Counter[str]]:
    tallies = Tally.objects.filter(first_day=period.first_day, months=period.months)
    if service:
        tallies = tallies.filter(service=service)
    counts: dict[str, Counter[str]] = {}
    for measure, category, count in tallies.values_list("measure", "category", "count"):
        counts.setdefault(measure, Counter())[category] += count
    return counts


def periods_counted(*, viewer: Account) -> list[Period]:
    """Return the periods that have numbers, the latest first, quarters before years."""
    if not permissions.may_see_statistics(viewer):
        raise Http404
    found = Tally.objects.values_list("first_day", "months").distinct()
    return sorted(
        (Period(first, months) for first, months in found),
        key=lambda each: (each.months, -each.first_day.toordinal()),
    )


def _as_it_is(measure: str, counts: Counter[str]) -> Breakdown:
    parts = [(name, counts[name]) for name in _in_order(counts)]
    return Breakdown(TITLES[measure], parts, sum(counts.values()), measure)


def _breakdown(measure: str, counts: Counter[str], shown: Published) -> Breakdown:
    if measure in NOT_PEOPLE:
        return _as_it_is(measure, counts)
    parts = [(name, shown.counts[name]) for name in _in_order(counts)]
    return Breakdown(TITLES[measure], parts, shown.total, measure)


def _in_order(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: _place(name, counts[name]))


def _place(category: str, count: int) -> tuple[int, int, str]:
    known = category in _IN_ORDER
    return (_IN_ORDER.index(category) if known else 99, -count, category)


def as_rows(found: Sequence[Breakdown]) -> Iterator[tuple[str, str, str]]:
    """Yield the numbers as rows of a spreadsheet."""
    yield ("What", "Which", "How many")
    for each in found:
        for category, count in each.parts:
            yield (each.title, category, shown_as(count))
        yield (each.title, "All", shown_as(each.total))
        if each.share:
            name, _, share = each.share.partition(": ")
            yield (each.title, f"{name}, of 100", share.removesuffix(" in 100"))


def shown_as(count: int | None) -> str:
    """Return a number as it is shown; a hidden one as a dash, never as a guess."""
    return "–" if count is None else str(count)
