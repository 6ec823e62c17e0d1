from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, Correspondence, Party
from kinkeeper.privacy.records import obligations

SIDES = (Party.Side.RESIDENT, Party.Side.VISITING)


@dataclass(frozen=True)
class Said:
    """A call, letter or talk: with whom, which way, when (UTC), and what was said.

    `side` is the adult's side; "" for a professional.
    """

    side: str
    way: str
    direction: str
    happened_at: datetime
    words: str
    who: str = ""


@trail.command
def write_down_letter(
    *, case: Case, said: Said, by: Account, now: datetime, once: UUID | None = None
) -> Correspondence:
    """Keep a call, a letter, an e-mail or spoken words, filed by side (P7k)."""
    once_only.claim(once, by=by)
    if not permissions.may_see_contacts(by):
        raise RefusedError("Only who may see both sides' details files letters.")
    if not said.words.strip():
        raise RefusedError("Say what was said or written.")
    if said.happened_at > now:
        raise RefusedError("It cannot lie in the future.")
    return file_letter(case=case, said=said, by=by, now=now)


def file_letter(
    *, case: Case, said: Said, by: Account, now: datetime
) -> Correspondence:
    """Keep it on the file. Part of a caller's command, which checked who may."""
    family = said.side in SIDES
    partner = Correspondence.Partner
    letter = Correspondence(
        container=case.container,
        case=case,
        happened_on=clock.london(said.happened_at).date(),
        happened_at=said.happened_at,
        partner=partner.FAMILY if family else partner.PROFESSIONAL,
        side=said.side if family else "",
        way=Correspondence.Way(said.way),
        direction=Correspondence.Direction(said.direction),
        by=by,
    )
    letter.seal({"words": said.words.strip(), "who": said.who.strip()})
    letter.save()
    trail.record("letter.logged", about=letter, by=by, case_key=case.key)
    obligations.refresh(case=case, now=now)
    return letter
