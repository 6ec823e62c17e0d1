"""A letter to one adult: their own address, our words, and nothing of anybody else."""

from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.files.typeset import typeset
from kinkeeper.people.models import Party
from kinkeeper.policy import edition


def address_lines(party: Party) -> list[str]:
    """Return the lines for the envelope's window; empty without an address."""
    told = party.unseal()
    lines = [*str(told.get("address") or "").splitlines(), told.get("postcode") or ""]
    return [line.strip() for line in lines if line and line.strip()]


def letter(party: Party, *, words: str, now: datetime) -> bytes:
    """Return the PDF of a letter, dated on the London day of `now`."""
    values = {
        "title": "Letter",
        "to": [party.person.full_name, *address_lines(party)],
        "day": f"{clock.london(now):%-d %B %Y}",
        "words": words,
        "from": edition.in_force().controller.shown_name,
    }
    return typeset("letter", values, now=now)
