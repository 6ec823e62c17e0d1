"""
What a family member takes along (UK GDPR Article 20): what they gave about themselves.

Danger: the file lies on a phone that somebody else may hold. So what they wrote about
worries and about other people stays here. And nothing is ever marked or left out
because it fits what the other side told us: that would say that a guess was right.
"""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party
from kinkeeper.people.queries.family_page import own_details
from kinkeeper.people.queries.parties import parts_of_account
from kinkeeper.privacy.records.given import Given, given_by


def given_by_viewer(viewer: Account) -> list[Given]:
    """Return what the viewer gave, in every family in which they have a part."""
    return [one for party in parts_of_account(viewer) for one in _given(party)]


def _given(party: Party) -> list[Given]:
    """Return a person's details as they see them in the portal, and their answers."""
    details = [Given("details", row.key, str(row.value)) for row in own_details(party)]
    return [one for one in details if one.words.strip()] + given_by(party)
