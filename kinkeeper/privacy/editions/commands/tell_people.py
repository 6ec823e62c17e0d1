from datetime import date

from django.db.models import QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.policy import library
from kinkeeper.privacy.editions.emails import write_edition_is_coming
from kinkeeper.privacy.editions.models import EditionNotice
from kinkeeper.rules.dates import add_days

STILL_TOLD_DAYS = 60


def tell_people(*, today: date) -> int:
    """Tell families with an account of editions that are coming; return how many.

    Safe to repeat: nobody gets two letters about one edition.
    """
    return sum(
        _tell(each.version)
        for each in library.editions()[1:]
        if each.effective_from >= add_days(today, -STILL_TOLD_DAYS)
        and _not_told(each.version).exists()
    )


@trail.command
def _tell(version: str) -> int:
    now, written = clock.now(), 0
    parties = _not_told(version).select_related("case__container", "container")
    for party in parties.iterator(chunk_size=500):
        write_edition_is_coming(party, now=now)
        EditionNotice.objects.create(
            party=party,
            edition=version,
            way=EditionNotice.Way.LETTER,
            told_at=now,
        )
        written += 1
    trail.record(
        "edition.told", about=f"edition:{version}", by=None, detail={"people": written}
    )
    return written


def _not_told(version: str) -> QuerySet[Party]:
    told = EditionNotice.objects.filter(edition=version, way=EditionNotice.Way.LETTER)
    reached = Party.objects.filter(
        account__is_active=True, case__file_destroyed_on=None
    )
    return reached.exclude(pk__in=told.values("party"))
