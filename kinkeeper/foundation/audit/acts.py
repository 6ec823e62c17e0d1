"""What was done about a record, and where it stands in the sealed log. Reads only."""

from uuid import UUID

from kinkeeper.foundation.audit.models import Event


def last_acts(
    case_key: UUID, *, about: str = "", at_most: int = 500
) -> list[tuple[str, int]]:
    """Return the acts of people about a case, newest first: action and account."""
    done = Event.objects.filter(case_key=case_key, by_id__isnull=False)
    if about:
        done = done.filter(about=about)
    told = done.order_by("-pk").values_list("action", "by_id")[:at_most]
    return [(action, by) for action, by in told if by is not None]


def entry_of(action: str, about: str, *, case_key: UUID | None) -> int | None:
    """Return the number of an act in the sealed log; None until it is sealed."""
    found = Event.objects.filter(action=action, about=about)
    if case_key is not None:
        found = found.filter(case_key=case_key)
    return found.values_list("sealed_as", flat=True).first()
