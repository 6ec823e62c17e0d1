"""By when must a request, a complaint or a breach be dealt with?"""

from kinkeeper.rules.deadlines.answer import Answer
from kinkeeper.rules.deadlines.deciding import decide
from kinkeeper.rules.deadlines.limits import Limits
from kinkeeper.rules.deadlines.question import (
    Clarification,
    Extension,
    Fee,
    Proof,
    Question,
)
from kinkeeper.rules.deadlines.words import (
    ClockStatus,
    ExtensionState,
    Kind,
    Region,
)

__all__ = [
    "Answer",
    "Clarification",
    "ClockStatus",
    "Extension",
    "ExtensionState",
    "Fee",
    "Kind",
    "Limits",
    "Proof",
    "Question",
    "Region",
    "decide",
]
