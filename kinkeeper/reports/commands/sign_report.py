"""
Signing: the moment from which a report never changes.

The paper is typeset before the transaction, so that nobody else waits for it, from the
very version that the signer saw. The transaction then moves the version on (which fails
if a word has changed since), stores the paper, and sets the state in the same breath.
A power cut leaves either an unsigned report or a signed one with its paper, and nothing
between. Bytes stored for a transaction that did not happen belong to no row; the sweep
takes them away.
"""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.words_in import everything_in
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.reports import documents, permissions
from kinkeeper.reports.models import Report
from kinkeeper.reports.queries.checks import private_in, strangers_in
from kinkeeper.reports.queries.header import header_of


class PrivateWordsError(RefusedError):
    """Something in the report belongs to one side, or to another family."""


def sign_report(
    *,
    report: Report,
    typed_name: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Report:
    """
    Sign a report that a second person has agreed, and seal it with its paper.

    Raises RefusedError for the author, for a name that is not the signer's own, and
    for a report that is not agreed; PrivateWordsError if anything in it belongs to one
    side; StaleError if it has changed since the signer opened it.
    """
    _insist_on(report, typed_name, by)
    header = header_of(report)
    pdf = documents.contact_report(report, header=header, signed_by=by, now=now)
    return _seal(
        report=report,
        header=header,
        pdf=pdf,
        by=by,
        now=now,
        version_seen=version_seen,
        once=once,
    )


@trail.command
def _seal(
    *,
    report: Report,
    header: dict[str, Any],
    pdf: bytes,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None,
) -> Report:
    form_once.claim(once, by=by)
    versions.advance(report, seen=version_seen)
    insist_free(report.case, done="signed")
    look_for_private_words(report, everything_in(pdf))
    report.seal({**report.unseal(), "header": header})
    report.pdf = store.put(report.container, pdf, media_type="application/pdf", now=now)
    report.pdf_sha256 = sha256(pdf).hexdigest()
    report.state = Report.State.SIGNED
    report.signed_by = by
    report.signed_at = now
    report.save(
        update_fields=[
            "sealed", "pdf", "pdf_sha256", "state", "signed_by", "signed_at",
        ]
    )  # fmt: skip
    trail.record(
        "report.signed",
        about=report,
        by=by,
        case_key=report.case.key,
        detail={"sha256": report.pdf_sha256},
    )
    obligations.refresh(case=report.case, now=now)
    return report


def _insist_on(report: Report, typed_name: str, by: Account) -> None:
    permissions.insist(
        permissions.may_sign(report, by),
        "A report is signed when it was agreed, by a manager who did not write it.",
    )
    own_name(typed_name, by)
    sections = report.unseal().get("sections", {})
    look_for_private_words(report, "\n".join(sections.values()))


def own_name(typed_name: str, by: Account) -> None:
    """Raise RefusedError unless somebody signs with their own full name."""
    if _plain(typed_name) != _plain(by.name):
        raise RefusedError("Type your own full name, as it stands on your account.")


def look_for_private_words(report: Report, text: str) -> None:
    """Raise PrivateWordsError for what belongs to one side, or to another family."""
    found = (*private_in(report, text), *strangers_in(report, text))
    if found:
        named = ", ".join(f"“{words}”" for words in found)
        raise PrivateWordsError(
            f"This report cannot be signed yet. Take out what is private: {named}."
        )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
