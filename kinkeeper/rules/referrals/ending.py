"""What somebody has to see to before a family's case is closed."""

from collections.abc import Collection

CHECKS = {
    "letters": "Both sides know that it ends, each by its own letter",
    "reports": "No report is still to be written, signed or sent",
    "bills": "Nothing is owed",
    "concerns": "No concern is open, or the lead knows",
    "records": "I have read how long the records are kept",
    "asked": "Both sides were asked how it was for them",
    "plan": "The adults were offered a plan for the time after",
}


def missing(checked: Collection[str]) -> tuple[str, ...]:
    """Return the codes of what nobody has seen to, in the order of the list."""
    return tuple(code for code in CHECKS if code not in checked)
