"""
Writing one release: the line of the log, the message, and the letter with the link.

Part of `decide_request` and of no other command. It sends to one person what that
person's side may see, and refuses if one private word of anybody else is in the PDF.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.words_in import everything_in, pages_in
from kinkeeper.people.models import Party
from kinkeeper.people.queries import parties
from kinkeeper.policy import edition
from kinkeeper.privacy.disclosure import emails, register
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from kinkeeper.privacy.disclosure.queries.gate import Gate
from kinkeeper.privacy.disclosure.queries.messages import digest_of
from kinkeeper.privacy.disclosure.queries.safe_phone import (
    address_for_links,
    phone_for_codes,
)
from kinkeeper.privacy.records.numbering import numbered

OPEN_FOR = timedelta(days=14)
BASIS = "UK GDPR Article 6(1)(f)"
NECESSITY = (
    "A party to the case asked for this report. It goes to this party alone, and holds "
    "no contact details of anybody."
)


class NotCleanError(RefusedError):
    """The document says something that belongs to another side."""


def send_document(
    *,
    request: ReportRequest,
    asked: Gate,
    by: Account,
    now: datetime,
    other_side_note: str,
) -> SecureMessage:
    """Release what the gate let through. Call it inside `decide_request` only.

    Raises NotCleanError if the PDF is not clean, and RefusedError without an address.
    """
    party = request.party
    address = address_for_links(party) if party else ""
    if party is None or not address:
        raise RefusedError("There is no email address that we may send this to.")
    pdf = register.document(request.item, party=party)
    if parties.leaks(everything_in(pdf), case=request.case, to_side=party.side):
        raise NotCleanError(
            "This document holds something that belongs to the other side. "
            "It cannot be sent."
        )
    release = numbered(
        Release,
        "D",
        lambda reference: _log(
            Release(
                reference=reference,
                item_sha256=sha256(pdf).hexdigest(),
                other_side_note=other_side_note,
                decided_by=by,
                released_at=now,
            ),
            request=request,
            party=party,
            asked=asked,
            pages=pages_in(pdf),
        ),
    )
    token = token_urlsafe(32)
    message = SecureMessage(
        container=release.container,
        release=release,
        token_sha256=digest_of(token),
        expires_at=now + OPEN_FOR,
    )
    message.seal({"code_to": phone_for_codes(party)})
    message.save()
    emails.write_link(message, to=address, token=token, now=now)
    trail.record(
        "report.released",
        about=release,
        by=by,
        case_key=request.case.key,
        detail={"sha256": release.item_sha256, "rule": release.rule},
    )
    return message


def _log(
    release: Release, *, request: ReportRequest, party: Party, asked: Gate, pages: int
) -> Release:
    answer, question = asked.answer, asked.question
    release.container = request.container
    release.case = request.case
    release.request = request
    release.item = asked.record
    release.recipient_role = answer.recipients[0]
    release.side = party.side
    release.channel = answer.channel or ""
    release.rule = answer.rule
    release.via = list(answer.via)
    release.lawful_basis = BASIS
    release.because = answer.because[:400]
    release.policy_version = edition.in_force().version
    release.seal(
        {
            "recipient": party.person.full_name,
            "address_used": address_for_links(party),
            "asked_by": party.person.full_name,
            "necessity": NECESSITY,
            "identity_verified_on": party.identity_verified_on,
            "address_verified_on": party.address_verified_on,
            "pages": pages,
            "redactions": "None needed: checked for this side before sending.",
            "court_material": question.court_direction is not None,
            "funders": [f"{f.kind} {f.share}" for f in question.session.funders],
            "subject_told": True,
        }
    )
    release.save()
    return release
