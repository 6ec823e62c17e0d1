"""What the forms about people let somebody choose."""

from kinkeeper.people.models import Consent, PersonMatch, Responsibility, SensitiveFact

KINDS = tuple(SensitiveFact.Kind.choices)
GROUNDS = tuple(SensitiveFact.Ground.choices)
WHY_NOT_ASKED = tuple(SensitiveFact.WhyNotAsked.choices)
TOPICS = tuple(Consent.Topic.choices)
# The ways by which an answer reaches staff: the portal and the form come by themselves.
WAYS = tuple(
    (way.value, way.label)
    for way in (Consent.Way.PERSON, Consent.Way.PAPER, Consent.Way.PHONE)
)
PORTAL = Consent.Way.PORTAL
HOW_KNOWN = tuple(Responsibility.Known.choices)
SAID_ONLY = Responsibility.Known.SAID
CLEAR_YES = SensitiveFact.Ground.CLEAR_YES
PROTECTING = SensitiveFact.Ground.PROTECTING
SELF, CHILD, PARENT = Consent.Capacity
HOW_SURE = tuple(PersonMatch.Reason.choices)
