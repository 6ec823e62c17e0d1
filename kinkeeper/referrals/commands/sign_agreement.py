"""An adult signs the rules of the centre: their own copy, for their own side."""

from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.models import SignedAgreement
from kinkeeper.referrals.queries.agreements import copy_of, in_force, open_doubt


@trail.command
def sign_agreement(
    *,
    party: Party,
    number: int,
    name: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> SignedAgreement:
    """
    Sign version `number`, which this adult has read, by typing their own full name.

    Refuses a name that is not theirs, a version that is no longer in force, and while
    a question of theirs waits for an answer.
    """
    once_only.claim(once, by=by)
    if party.account_id != by.pk:
        raise trail.RefusedError("Only this person can sign their own copy.")
    check_open(party, number)
    if open_doubt(party) is not None:
        raise trail.RefusedError("You asked us something. We talk with you first.")
    if _plain(name) != _plain(party.person.full_name):
        raise trail.RefusedError("Type your name as it is on your form.")
    kept = keep_copy(
        party,
        name=name,
        on=clock.london(now).date(),
        way=SignedAgreement.Way.PORTAL,
        by=by,
        now=now,
    )
    become_ready(party.case, now=now)
    obligations.refresh(case=party.case, now=now)
    trail.record(
        "agreement.signed",
        about=kept,
        by=by,
        case_key=party.case.key,
        detail={"number": number},
    )
    return kept


def check_open(party: Party, number: int) -> None:
    """Raise RefusedError when this adult cannot sign this version now."""
    case = party.case
    if not party.is_adult_side or not case.is_open:
        raise trail.RefusedError("There is nothing to sign.")
    if case.stage not in Case.HAS_A_PLACE:
        raise trail.RefusedError("The family has no place here yet.")
    if number != in_force().number:
        raise trail.RefusedError("The rules have changed. Please read them again.")
    if copy_of(party, number=number) is not None:
        raise trail.RefusedError("This is signed already.")


def keep_copy(
    party: Party, *, name: str, on: date, way: str, by: Account, now: datetime
) -> SignedAgreement:
    """Keep one adult's copy of what is in force, with every word. Part of a command."""
    version = in_force()
    kept = SignedAgreement(
        container=party.case.container,
        case=party.case,
        party=party,
        number=version.number,
        way=way,
        signed_on=on,
        recorded_by=by,
        recorded_at=now,
    )
    parts = [[part.title, part.words] for part in version.parts]
    kept.seal({"name": name.strip(), "parts": parts})
    kept.save()
    return kept


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
