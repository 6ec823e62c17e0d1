"""The list of families: one row for each case, never one for each side."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q, QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import blocked
from kinkeeper.people.queries.cases import cases_visible_to, sign_of

MOST_WORDS = 5


@dataclass(frozen=True)
class FamilyRow:
    """One family in the list."""

    sign: str
    callsign: str
    reference: str
    children: str
    service: str
    stage: str
    opened_on: date


def families(
    *, viewer: Account, search: str = "", closed: bool = False
) -> QuerySet[Case]:
    """
    Return the cases of the list, newest first.

    `search` looks at call-sign, reference and the children's given names, and nowhere
    else: an adult's name or address finds nothing.
    """
    cases = cases_visible_to(viewer).filter(file_destroyed_on=None)
    over = Q(closed_on__isnull=False) | Q(declined_on__isnull=False)
    cases = cases.filter(over) if closed else cases.exclude(over)
    for word in search.split()[:MOST_WORDS]:
        named = children_named(word).values("case_id")
        cases = cases.filter(
            Q(callsign__istartswith=word)
            | Q(reference__icontains=word)
            | Q(pk__in=named) & ~blocked.blocked()
        )
    return in_order(cases)


def children_named(word: str) -> QuerySet[Party]:
    """Return the children whose given name begins so."""
    return Party.objects.filter(
        side=Party.Side.CHILD, person__given_name__istartswith=word
    )


def in_order(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases as `row_of` takes them: newest first, children oldest first."""
    is_blocked = ExpressionWrapper(blocked.blocked(), output_field=BooleanField())
    children = Party.objects.filter(side=Party.Side.CHILD).select_related("person")
    ordered = cases.annotate(is_blocked=is_blocked).order_by("-opened_on", "-pk")
    return ordered.prefetch_related(
        Prefetch("parties", queryset=children.order_by("person__born_on", "pk"))
    )


def row_of(case: Case) -> FamilyRow:
    """Return a case of `families` as a row."""
    names = [part.person.given_name for part in case.parties.all()]
    if getattr(case, "is_blocked", False):
        names = [blocked.WORDS]
    return FamilyRow(
        sign=sign_of(case),
        callsign=case.callsign if case.is_open else "",
        reference=case.reference,
        children=", ".join(names),
        service=case.get_service_display(),
        stage=case.get_stage_display(),
        opened_on=case.opened_on,
    )
