from datetime import datetime

from kinkeeper.people.models import Party
from kinkeeper.policy import library
from kinkeeper.policy.edition import in_force
from kinkeeper.privacy.editions.models import EditionNotice


def note_given(*, party: Party, way: str, now: datetime) -> None:
    """
    Note that somebody was given the edition in force (P11a); once for each way.

    Part of a caller's command.
    """
    _note(in_force().version, party, way, now)


def note_page_opened(*, party: Party, now: datetime) -> None:
    """Note that somebody opened their page of the policy, and saw what is coming."""
    known = set(
        EditionNotice.objects.filter(
            party=party, way=EditionNotice.Way.PAGE
        ).values_list("edition", flat=True)
    )
    current = in_force()
    for each in library.editions():
        shown = each.version == current.version or (
            each.effective_from > current.effective_from
        )
        if shown and each.version not in known:
            _note(each.version, party, EditionNotice.Way.PAGE, now)


def _note(version: str, party: Party, way: str, now: datetime) -> None:
    EditionNotice.objects.get_or_create(
        party=party, edition=version, way=way, defaults={"told_at": now}
    )
