"""May this go to this person, this way, today?"""

from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.deciding import decide
from kinkeeper.rules.disclosure.gate import Gate, Step
from kinkeeper.rules.disclosure.question import (
    CourtDirection,
    Funder,
    Power,
    Question,
    Recipient,
    Report,
    Session,
)
from kinkeeper.rules.disclosure.words import (
    Channel,
    Decision,
    FunderKind,
    Item,
    PowerKind,
    Role,
)
from kinkeeper.rules.retention.words import OurRole, Service

__all__ = [
    "Answer",
    "Channel",
    "CourtDirection",
    "Decision",
    "Funder",
    "FunderKind",
    "Gate",
    "Item",
    "OurRole",
    "Power",
    "PowerKind",
    "Question",
    "Recipient",
    "Report",
    "Role",
    "Service",
    "Session",
    "Step",
    "decide",
]
