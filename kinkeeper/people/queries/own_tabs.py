from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people import permissions
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import sign_of


def overview(case: Case, viewer: Account) -> list[tuple[str, str]]:
    """Return the first tab, for everybody who may see the family."""
    return [("Overview", reverse("people:family", args=[sign_of(case)]))]


def tabs(case: Case, viewer: Account) -> list[tuple[str, str]]:
    """Return the tabs with contact details and sensitive facts, for those who may."""
    if not permissions.may_see_contacts(viewer):
        return []
    sign = sign_of(case)
    return [
        ("People", reverse("people:contacts", args=[sign])),
        ("Sensitive", reverse("people:sensitive", args=[sign])),
    ]
