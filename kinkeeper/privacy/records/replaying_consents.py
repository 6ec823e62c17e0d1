"""
A no stays a no after a restore (CN-2, CN-4).

A backup that is older than the day on which somebody took a yes back, or said no, would
use again what they told us not to use. What is locked at once by the command is locked
here by the night that follows; nobody reads it in between, because every reader asks
the rule for the answers of the day. A yes that is forgotten is asked for again.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery import register, taken_back
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.commands.answer_consent import Said, store_consent
from kinkeeper.people.models import Consent, Party, Responsibility

KIND = "consent_refused"
_ENDED = Q(ended_on__isnull=False)
_TAKEN_BACK = taken_back.TakenBack(
    "consent_ended", Consent, _ENDED, ("ended_on", "ended_way")
)
_OVER = taken_back.TakenBack(
    "responsibility_ended", Responsibility, Q(to_on__isnull=False), ("to_on",)
)


def register_replays() -> None:
    taken_back.add(_TAKEN_BACK)
    taken_back.add(_OVER)
    register.add_replay(
        KIND, order=register.WITHDRAWALS, lines=refusals, replay=refuse_again
    )


def refusals() -> Iterator[Line]:
    """Yield each living no: of whom about whom, by keys, and not one name."""
    living = Consent.objects.filter(yes=False, ended_on=None).order_by("pk")
    for no in living.select_related("about", "given_by"):
        if no.about is None or no.given_by is None:
            continue
        said = {
            "about": str(no.about.key),
            "given_by": str(no.given_by.key),
            "topic": no.topic,
            "capacity": no.capacity,
            "way": no.way,
            "given_on": no.given_on.isoformat(),
        }
        yield Line(KIND, str(no.key), no.recorded_at, said)


def refuse_again(line: Line) -> Replayed:
    """Store the no in place of any older answer of theirs; a newer one stands."""
    about = Party.objects.filter(key=line.said["about"]).first()
    giver = Party.objects.filter(key=line.said["given_by"]).first()
    if about is None or giver is None or about.case.file_destroyed_on:
        return Replayed.ALREADY
    said = Said(
        topic=line.said["topic"],
        yes=False,
        capacity=line.said["capacity"],
        way=line.said["way"],
        given_on=date.fromisoformat(line.said["given_on"]),
    )
    theirs = Consent.objects.filter(
        about=about, given_by=giver, topic=said.topic, ended_on=None
    )
    newer = Q(given_on__gt=said.given_on) | Q(given_on=said.given_on, yes=False)
    if theirs.filter(newer).exists():
        return Replayed.ALREADY
    store_consent(about=about, giver=giver, said=said, by=None, now=clock.now())
    return Replayed.DONE
