"""Narrowing the record life: by kind, rule, hold, edition, end, or reference."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import MONTHS
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disposal.queries import ending, knowing
from kinkeeper.privacy.disposal.queries.pinned import Schedules
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.rules.dates import add_months
from kinkeeper.rules.retention import Record

WITHIN = (
    ("30", "30 days"),
    ("90", "90 days"),
    ("365", "a year"),
    ("late", "past its date"),
)


@dataclass(frozen=True)
class Wanted:
    """What somebody asked to see. Empty means everything."""

    show: str = ""
    kind: str = ""
    rule: str = ""
    hold: str = ""
    ends: str = ""
    edition: str = ""
    q: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Wanted":
        """Return what an address asks for; what it does not know is left out."""
        values = {
            part.name: query.get(part.name, "").strip()[:60] for part in fields(cls)
        }
        return cls(**values)

    def query(self, **changed: str) -> str:
        """Return the address's query for this, with some parts changed."""
        parts = {part.name: getattr(self, part.name) for part in fields(self)}
        return urlencode({k: v for k, v in (parts | changed).items() if v})

    def showing(self, group: str) -> "Wanted":
        return replace(self, show=group)

    @property
    def is_narrow(self) -> bool:
        """Say whether anything but the group is asked for."""
        return any(getattr(self, p.name) for p in fields(self) if p.name != "show")


def narrowed(
    found: QuerySet[Obligation], wanted: Wanted, tables: Schedules, today: date
) -> QuerySet[Obligation]:
    """Return what was asked for, of what the viewer may know."""
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.rule:
        found = found.filter(rule=wanted.rule)
    if wanted.edition:
        found = found.filter(policy_version=wanted.edition)
    if wanted.hold:
        found = found.filter(ending.is_held(today, wanted.hold))
    if (span := _ends(wanted.ends, tables, today)) is not None:
        found = found.filter(span, state=Obligation.State.COUNTING)
    return found.filter(_called(wanted.q)) if wanted.q else found


def _called(words: str) -> Q:
    case = Q(case__reference__iexact=words) | Q(case__callsign__iexact=words)
    own = Q(reference__iexact=words) | Q(reference__istartswith=f"{words}-")
    return case | own


def _ends(ends: str, tables: Schedules, today: date) -> Q | None:
    if ends == "late":
        return ending.is_overdue(tables, today)
    if ends.isdigit():
        days = min(int(ends), 4000)
        return ending.ends_within(
            tables, date(1900, 1, 1), today + timedelta(days=days)
        )
    first = _month(ends)
    if first is None:
        return None
    return ending.ends_within(tables, first, add_months(first, 1) - timedelta(days=1))


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def kinds(viewer: Account) -> list[tuple[str, str]]:
    """Return the kinds of record that a viewer may choose, in plain words."""
    hidden = knowing.hidden_kinds(viewer)
    named = edition.in_force().records
    held = Obligation.objects.order_by().values_list("kind", flat=True).distinct()
    found = sorted({*held, *(str(kind) for kind in Record)} - set(hidden))
    titles = {kind: named[kind].title if kind in named else kind for kind in found}
    return [(kind, title.partition(":")[0]) for kind, title in titles.items()]


def rules(viewer: Account) -> list[tuple[str, str]]:
    """Return the rules under which something is held that the viewer may know."""
    found = knowing.visible(viewer).order_by().values_list("rule", flat=True)
    return [(rule, f"Rule {rule}") for rule in sorted(set(found.distinct())) if rule]


def ends(wanted: Wanted) -> list[tuple[str, str]]:
    """Return the spans to choose from, and the month that was come from."""
    month = _month(wanted.ends)
    if month is None:
        return list(WITHIN)
    return [*WITHIN, (wanted.ends, f"{MONTHS[month.month - 1]} {month.year}")]


def holds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Hold.Kind.choices]


def editions() -> list[tuple[str, str]]:
    return [(each.version, each.title) for each in library.editions()]
