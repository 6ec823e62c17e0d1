"""Papers that families sent and nobody here has looked at, for Today."""

from datetime import date

from django.urls import reverse

from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.queries import papers


def papers_to_look_at(viewer: Account, today: date) -> list[Need]:
    """Return a line for each family with new papers, for those who decide."""
    if not permissions.may_decide(viewer):
        return []
    return [
        Need(
            f"{_name(new.case)}: "
            + ("a new paper" if new.count == 1 else f"{new.count} new papers"),
            reverse("referrals:documents", args=[sign_of(new.case)]),
            detail="Court paper" if new.of_a_court else "",
            icon="inbox",
            tone="pine",
        )
        for new in papers.new_papers(viewer=viewer)
    ]


def _name(case: Case) -> str:
    """Return the call-sign of an open case; of a closed one it may be another's now."""
    return (case.is_open and case.callsign) or case.reference
