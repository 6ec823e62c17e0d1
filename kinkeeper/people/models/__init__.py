from kinkeeper.people.models.assignment import Assignment
from kinkeeper.people.models.case import Case, Spell
from kinkeeper.people.models.contact_change import ContactChange, FormerDetail
from kinkeeper.people.models.court import CafcassEntry, CourtOrder, OrderSight
from kinkeeper.people.models.letter import Correspondence
from kinkeeper.people.models.party import Party
from kinkeeper.people.models.person import Person

__all__ = [
    "Assignment",
    "CafcassEntry",
    "Case",
    "ContactChange",
    "Correspondence",
    "CourtOrder",
    "FormerDetail",
    "OrderSight",
    "Party",
    "Person",
    "Spell",
]
