"""Papers that families sent and nobody here has looked at, for Today."""

from datetime import date

from django.urls import reverse

from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.queries import papers


def papers_to_look_at(viewer: Account, today: date) -> list[Need]:
    """Return a line for each family with new papers, for those who decide."""
    if not permissions.may_decide(viewer):
        return []
    return [
        Need(
            f"{case.callsign or case.reference}: "
            + ("a new paper" if len(new) == 1 else f"{len(new)} new papers"),
            reverse("referrals:documents", args=[sign_of(case)]),
            detail="Court paper" if any(one.is_court for one in new) else "",
            icon="inbox",
            tone="pine",
        )
        for case, new in papers.unseen(viewer=viewer)
    ]
