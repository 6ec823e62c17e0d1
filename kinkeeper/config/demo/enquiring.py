"""People who asked: one waits, one waits too long, one was answered."""

from collections.abc import Iterator
from datetime import datetime

from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.referring import drawn
from kinkeeper.config.demo.team import DOMAIN
from kinkeeper.config.demo.world import World
from kinkeeper.foundation.files.cleaning import cleaned
from kinkeeper.foundation.mail.parcels import Parcel
from kinkeeper.referrals.commands.answer_enquiry import answer_enquiry
from kinkeeper.referrals.commands.log_enquiry import log_enquiry
from kinkeeper.referrals.commands.receive_mail import receive_mail
from kinkeeper.referrals.models import Enquiry


def scenes(world: World) -> Iterator[Scene]:
    yield _late(world)
    yield _new(world)
    yield _answered(world)
    yield _mail(world)


def _late(world: World) -> Scene:
    now = yield world.ago(6, 16, 20)
    told = {
        "name": "Somebody’s grandmother",
        "phone": "01632 960540",
        "safe_times": "Mornings",
        "words": "She asks whether grandparents may use the centre, too.",
        "wants": "Supported time",
    }
    _take(world, told, "RELATIVE", "PHONE", now)


def _new(world: World) -> Scene:
    now = yield world.ago(1, 9, 15)
    told = {
        "email": "asking@demo.example.org",
        "words": "He has a court date in January and asks how long it takes.",
        "court_on": "In January",
        "heard_from": "His solicitor",
    }
    _take(world, told, "VISITING", "EMAIL", now)


def _mail(world: World) -> Scene:
    """A parent of a family writes to the mailbox, with a photo of a letter."""
    now = yield world.ago(1, 7, 40)
    receive_mail(
        parcel=Parcel(
            mark="0" * 64,
            sender=f"visiting@{DOMAIN}",
            name="The visiting adult",
            subject="My hearing",
            words="The court wrote to me. A photo of it is with this email.",
            sent_at=now,
        ),
        files=[cleaned(drawn("A letter of a pretended court"))],
        now=now,
    )


def _answered(world: World) -> Scene:
    now = yield world.ago(20, 11)
    told = {"words": "Do you pick children up? We do not."}
    enquiry = _take(world, told, "RESIDENT", "WALK_IN", now)
    answer_enquiry(
        enquiry=enquiry,
        words="Told her which service nearby does.",
        outcome=Enquiry.Outcome.SIGNPOSTED,
        by=world.team.coordinator,
        now=now,
        version_seen=enquiry.version,
    )


def _take(
    world: World, told: dict[str, str], caller: str, channel: str, now: datetime
) -> Enquiry:
    return log_enquiry(
        channel=channel,
        caller=caller,
        told=told,
        received_at=now,
        by=world.team.coordinator,
        now=now,
    )
