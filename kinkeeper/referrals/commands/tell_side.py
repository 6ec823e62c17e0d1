"""
Telling one side of something new, by a way that they said is safe.

Danger: a message may be read by somebody who must not know. Only ready words go out,
which name nobody and nothing, each adult on their own, never by a way that needs a
talk first. A blocked family is not written to.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Correspondence, Party
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.send_neutral_words import WAYS, post
from kinkeeper.referrals.commands.write_down_letter import Said, file_letter
from kinkeeper.referrals.models import Review, Telling
from kinkeeper.referrals.queries.neutral_words import READY, open_channels

_WAYS = {"email": Telling.Way.EMAIL, "text": Telling.Way.TEXT}


@trail.command
def tell_of_review(
    *,
    review: Review,
    party: Party,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Telling:
    """
    Ask one adult to call, after their review was decided. Once for each review.

    Refuses before a decision, and when they named no safe way: then somebody calls.
    """
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    case = obligations.locked(review.case)
    insist_free(case, done="sent")
    if review.decided_at is None or party.case_id != case.pk:
        raise trail.RefusedError("Decide on the review first.")
    if party.tellings.filter(about=Telling.About.REVIEW, number=review.pk).exists():
        raise trail.RefusedError("They were told already.")
    if not open_channels(party):
        raise trail.RefusedError("No way to write to them is safe. Call them.")
    return _tell(party, Telling.About.REVIEW, review.pk, "call", by=by, now=now)


@trail.command
def tell_of_agreement(*, party: Party, number: int, now: datetime) -> Telling:
    """
    Tell one adult that there is something new to read: the rules, written anew.

    The worker does it. Where no way is safe nothing goes out, and the row says that
    somebody has to call.
    """
    case = obligations.locked(party.case)
    insist_free(case, done="sent")
    ready = "read" if party.account_id else "call"
    return _tell(party, Telling.About.AGREEMENT, number, ready, by=None, now=now)


def _tell(
    party: Party,
    about: str,
    number: int,
    ready: str,
    *,
    by: Account | None,
    now: datetime,
) -> Telling:
    channel = next((name for name, _ in open_channels(party)), "")
    words = READY[ready].words
    if by is None and parties.leaks(words, case=party.case, to_side=party.side):
        # Somebody calls; one refusal must not keep the others waiting.
        channel = ""
    told = Telling.objects.create(
        case=party.case,
        party=party,
        about=about,
        number=number,
        way=_WAYS[channel] if channel else "",
        told_at=now,
        by=by,
    )
    if channel:
        _send(party, channel, words, by=by, now=now)
    trail.record(
        "side.told",
        about=told,
        by=by,
        case_key=party.case.key,
        detail={"side": party.side, "about": about, "way": told.way},
    )
    return told


def _send(
    party: Party, channel: str, words: str, *, by: Account | None, now: datetime
) -> None:
    post(party, channel, words, now=now)
    if by is None:
        # Sent to everybody by the program: no sign of life in a case (C-10).
        return
    said = Said(party.side, WAYS[channel], Correspondence.Direction.OUT, now, words)
    file_letter(case=party.case, said=said, by=by, now=now)
