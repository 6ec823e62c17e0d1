from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.sign_agreement import check_open
from kinkeeper.referrals.models import AgreementDoubt
from kinkeeper.referrals.queries.agreements import in_force, open_doubt


@trail.command
def doubt_agreement(
    *, party: Party, words: str, by: Account, now: datetime, once: UUID | None = None
) -> AgreementDoubt:
    """
    Keep what an adult does not agree with. Signing waits until we have talked.

    Refuses empty words, and a second question while one waits.
    """
    once_only.claim(once, by=by)
    if party.account_id != by.pk:
        raise trail.RefusedError("Only this person can ask about their own copy.")
    number = in_force().number
    check_open(party, number)
    if not words.strip():
        raise trail.RefusedError("Write what you do not agree with.")
    if open_doubt(party) is not None:
        raise trail.RefusedError("You asked us already. We talk with you soon.")
    kept = AgreementDoubt(
        container=party.case.container,
        case=party.case,
        party=party,
        number=number,
        told_at=now,
    )
    kept.seal({"words": words.strip()})
    kept.save()
    obligations.refresh(case=party.case, now=now)
    trail.record("agreement.doubted", about=kept, by=by, case_key=party.case.key)
    return kept
