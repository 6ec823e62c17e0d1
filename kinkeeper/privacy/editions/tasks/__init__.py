"""The worker's part: files that are missing, people to tell, answers to carry out."""

from datetime import date, datetime

from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.privacy.editions.commands.settle_answers import settle_answers
from kinkeeper.privacy.editions.commands.shelve_published import shelve_published
from kinkeeper.privacy.editions.commands.tell_people import tell_people


def register_all() -> None:
    register.every_round("published editions", shelve)
    # Before the disposals of the night, which go by what people agreed to.
    register.every_night("answers to editions", settle, order=40)
    register.every_night("notices of editions", tell, order=45)


def shelve(now: datetime) -> object:
    """Write files that a power cut kept from being written."""
    return shelve_published()


def settle(today: date) -> Count:
    """Move the records of those who agreed under the edition that counts since."""
    moved = settle_answers(today=today)
    return Count(other={"records under another edition": moved} if moved else {})


def tell(today: date) -> Count:
    """Tell families of an edition that is coming."""
    told = tell_people(today=today)
    return Count(other={"people told of an edition": told} if told else {})
