"""The facts that the rules can establish about a record, and every value of each."""

from collections.abc import Mapping

from kinkeeper.rules.retention.involvement import Contact, Involvement
from kinkeeper.rules.retention.schedule import Fact

KNOWN_FACTS: Mapping[str, tuple[Fact, ...]] = {
    "contact": tuple(each.value for each in Contact),
    "involvement": tuple(each.value for each in Involvement),
    "protected": (True, False),
    "allowance": (True, False),
    "decided": (True, False),
}
