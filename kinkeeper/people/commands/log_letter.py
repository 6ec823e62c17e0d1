"""Writing down that a letter came or went: it counts as life in a case (C-10)."""

from datetime import date

from kinkeeper.people.models import Case, Correspondence


def log_letter(
    *,
    case: Case,
    side: str,
    on: date,
    words: str,
    partner: str = Correspondence.Partner.FAMILY,
) -> Correspondence:
    """Keep a letter, call or e-mail on the file. Part of a caller's command."""
    letter = Correspondence(
        container=case.container,
        case=case,
        happened_on=on,
        partner=partner,
        side=side,
    )
    letter.seal({"words": words})
    letter.save()
    return letter
