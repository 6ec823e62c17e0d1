from kinkeeper.people.models.assignment import Assignment
from kinkeeper.people.models.case import Case, Spell
from kinkeeper.people.models.consent import Consent
from kinkeeper.people.models.contact_change import ContactChange, FormerDetail
from kinkeeper.people.models.court import CafcassEntry, CourtOrder, OrderSight
from kinkeeper.people.models.letter import Correspondence
from kinkeeper.people.models.match import PersonMatch
from kinkeeper.people.models.party import Party
from kinkeeper.people.models.person import Person
from kinkeeper.people.models.responsibility import Responsibility
from kinkeeper.people.models.sensitive import SensitiveFact

__all__ = [
    "Assignment",
    "CafcassEntry",
    "Case",
    "Consent",
    "ContactChange",
    "Correspondence",
    "CourtOrder",
    "FormerDetail",
    "OrderSight",
    "Party",
    "Person",
    "PersonMatch",
    "Responsibility",
    "SensitiveFact",
    "Spell",
]
