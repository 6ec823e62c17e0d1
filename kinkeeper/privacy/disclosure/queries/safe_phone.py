"""Where a code may go: only to a phone on which the person agreed to get texts."""

from kinkeeper.people.models import Party
from kinkeeper.people.queries import safe_contact


def phone_for_codes(party: Party) -> str:
    """Return the number, or "" when this person must not be sent a text by itself.

    Then a person of the centre reads the code out.
    """
    if not safe_contact.may_use(party, "text"):
        return ""
    return str(party.unseal().get("phone", ""))


def address_for_links(party: Party) -> str:
    """Return the checked e-mail address, or "" when this person said no to e-mail."""
    if safe_contact.is_forbidden(party, "email"):
        return ""
    return str(party.unseal().get("email", ""))
