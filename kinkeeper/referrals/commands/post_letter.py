"""
A letter on paper to one side.

Danger: a wrong word in a letter tells one side what the other must keep secret. The
words and the finished paper are both looked through before it is filed or shown.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.words_in import everything_in
from kinkeeper.people import permissions
from kinkeeper.people.models import Correspondence, Party
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.referrals import documents
from kinkeeper.referrals.commands.write_down_letter import Said, file_letter

WORDS_OF_THE_OTHER = "Take out what belongs to somebody else first: {found}."


def post_letter(
    *, party: Party, words: str, by: Account, now: datetime, once: UUID | None = None
) -> bytes:
    """
    File a letter to one adult, and return its PDF for the printer.

    Raises RefusedError when it has no words, when the person has no address here, and
    when anything in it belongs to another side (K3, R15).
    """
    if not permissions.may_see_contacts(by):
        raise RefusedError("Only who may see both sides' details writes to them.")
    if not words.strip():
        raise RefusedError("Write the letter first.")
    address = documents.address_lines(party)
    if not address:
        raise RefusedError("There is no address for them here. Call them instead.")
    _insist_clean(party, words)
    pdf = documents.letter(party, words=words.strip(), now=now)
    _insist_clean(party, everything_in(pdf))
    _file(party=party, words=words, by=by, now=now, once=once)
    return pdf


@trail.command
def _file(
    *, party: Party, words: str, by: Account, now: datetime, once: UUID | None
) -> Correspondence:
    once_only.claim(once, by=by)
    insist_free(party.case, done="sent")
    way, out = Correspondence.Way.LETTER, Correspondence.Direction.OUT
    said = Said(party.side, way, out, now, words)
    return file_letter(case=party.case, said=said, by=by, now=now)


def _insist_clean(party: Party, text: str) -> None:
    found = parties.leaks(text, case=party.case, to_side=party.side)
    if found:
        named = ", ".join(f"“{detail}”" for detail in found)
        raise RefusedError(WORDS_OF_THE_OTHER.format(found=named))
