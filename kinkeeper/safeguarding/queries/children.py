from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries.cases import case_by_sign


def family_named(sign: str, *, viewer: Account) -> Case | None:
    """Return the family that the page was opened from. A wrong one never blocks."""
    if not sign:
        return None
    try:
        return case_by_sign(sign, viewer=viewer)
    except Http404:
        return None


def children_of(case: Case) -> list[Person]:
    """Return the children of a case that the viewer has already been let into."""
    parts = case.parties.filter(side=Party.Side.CHILD).select_related("person")
    return [part.person for part in parts.order_by("person__born_on", "pk")]
