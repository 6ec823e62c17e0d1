"""Where a code may go: only to a phone that the person agreed to get texts on."""

from kinkeeper.people.models import Party


def phone_for_codes(party: Party) -> str:
    """Return the number, or "" when this person must not be sent a text."""
    told = party.unseal()
    return str(told.get("phone", ""))
