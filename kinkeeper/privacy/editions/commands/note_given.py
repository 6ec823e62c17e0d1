from datetime import datetime

from kinkeeper.people.models import Party
from kinkeeper.policy import library
from kinkeeper.policy.edition import in_force
from kinkeeper.privacy.editions.models import EditionNotice


def note_given(
    *, party: Party, way: str, now: datetime, coming_too: bool = False
) -> None:
    """
    Note that somebody was given the edition in force (P11a); once for each way.

    Part of a caller's command. `coming_too`: the page shows editions that are still to
    come as well.
    """
    editions = [in_force()]
    if coming_too:
        editions += [
            each
            for each in library.editions()
            if each.effective_from > in_force().effective_from
        ]
    for each in editions:
        EditionNotice.objects.get_or_create(
            party=party, edition=each.version, way=way, defaults={"told_at": now}
        )
