"""A fact about a child's health that a parent said yes to."""

from kinkeeper.foundation import clock
from kinkeeper.people.commands.answer_consent import Said
from kinkeeper.people.commands.keep_sensitive import keep_health
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    store_responsibility,
)


def kept(child, parent, words):
    now, day = clock.now(), clock.today()
    held = Evidence("SAID", day)
    store_responsibility(child=child, holder=parent, evidence=held, by=None, now=now)
    agreed = Said("HEALTH", yes=True, capacity="PARENT", way="FORM", typed="Priya Nair")
    words = f"{child.person.given_name}: {words}"
    keep_health(
        case=child.case, teller=parent, words=words, agreed=agreed, by=None, now=now
    )
