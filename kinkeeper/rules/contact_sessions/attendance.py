"""
The centre's own measures for coming late, calling off and staying away (R8 to R10).

The standard measures are common practice. A centre may choose others within the
bounds; nothing here decides about a person.
"""

from dataclasses import dataclass

LATE_MINUTES = (10, 15)
NOTICE_HOURS = (24, 48, 72)


@dataclass(frozen=True)
class Measures:
    """
    What a centre has chosen.

    `late_minutes`: how late the visiting adult may be before staff may call it off.
    `notice_hours`: how long before the start calling off is in good time.
    `review_after` and `pause_after`: times missed in a row without a good reason.
    """

    late_minutes: int = 15
    notice_hours: int = 48
    charges: bool = True
    review_after: int = 2
    pause_after: int = 3


def faults(chosen: Measures) -> tuple[str, ...]:
    """Return what is out of bounds, in sentences; empty when it may be chosen."""
    found = []
    least, most = LATE_MINUTES
    if not least <= chosen.late_minutes <= most:
        found.append(f"Choose from {least} to {most} minutes.")
    if chosen.notice_hours not in NOTICE_HOURS:
        found.append("Choose 24, 48 or 72 hours.")
    if not 1 <= chosen.review_after <= chosen.pause_after:
        found.append("A review comes first, or at the same number as a pause.")
    return tuple(found)
