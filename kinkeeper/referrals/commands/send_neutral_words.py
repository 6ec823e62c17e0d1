from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.people import permissions
from kinkeeper.people.models import Correspondence, Party
from kinkeeper.people.queries import parties, safe_contact
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.referrals.commands.write_down_letter import Said, file_letter
from kinkeeper.referrals.queries.neutral_words import CHANNELS, READY

WAYS = {"email": Correspondence.Way.EMAIL, "text": Correspondence.Way.TEXT}


@trail.command
def send_neutral_words(
    *,
    party: Party,
    channel: str,
    ready: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Correspondence:
    """
    Send one of the ready messages by a way that the person said is safe (P7k).

    Raises RefusedError for a way that they did not allow "any time": then a person
    calls, or asks them first.
    """
    once_only.claim(once, by=by)
    if not permissions.may_see_contacts(by):
        raise RefusedError("Only who may see both sides' details writes to them.")
    if ready not in READY or channel not in CHANNELS:
        raise RefusedError("Choose a message and how it goes.")
    if not safe_contact.may_use(party, channel):
        raise RefusedError("They did not say that this way is safe. Choose another.")
    insist_free(party.case, done="sent")
    words = READY[ready].words
    post(party, channel, words, now=now)
    said = Said(party.side, WAYS[channel], Correspondence.Direction.OUT, now, words)
    return file_letter(case=party.case, said=said, by=by, now=now)


def post(party: Party, channel: str, words: str, *, now: datetime) -> None:
    """
    Write ready words to one adult by e-mail or text. Part of a command.

    Raises RefusedError for words in which something of another side stands (R15).
    """
    if parties.leaks(words, case=party.case, to_side=party.side):
        raise RefusedError("The ready words name somebody else. Call instead.")
    told, container = party.unseal(), party.case.container
    if channel == "email":
        outbox.write_letter(
            container=container,
            to=told["email"],
            subject=Subject.MESSAGE,
            body=f"{words}\n",
            now=now,
        )
    else:
        outbox.write_text(container=container, to=told["phone"], body=words, now=now)
