"""
Signing what is added to a report. From then on the paper with it is what leaves.

The signed report stands as it was, with its own paper and seal. As in signing a report,
the new paper is typeset before the transaction and looked through for anything that
belongs to one side.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.words_in import everything_in
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.reports import documents, permissions
from kinkeeper.reports.commands.sign_report import look_for_private_words, own_name
from kinkeeper.reports.models import Addition
from kinkeeper.reports.queries.additions import signed_additions


def sign_addition(
    *,
    addition: Addition,
    typed_name: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Addition:
    """
    Sign an addition that a second person has agreed.

    Raises RefusedError for the author and for another's name, PrivateWordsError if
    anything in it belongs to one side, StaleError if it changed meanwhile.
    """
    permissions.insist(
        permissions.may_sign_addition(addition, by),
        "An addition is signed when it was agreed, by a manager who did not write it.",
    )
    own_name(typed_name, by)
    report = addition.report
    look_for_private_words(report, addition.unseal()["words"])
    before = signed_additions(report)
    pdf = documents.with_additions(report, [*before, addition], signed_by=by, now=now)
    return _seal(
        addition=addition,
        after=[one.pk for one in before],
        pdf=pdf,
        by=by,
        now=now,
        version_seen=version_seen,
        once=once,
    )


@trail.command
def _seal(
    *,
    addition: Addition,
    after: list[int],
    pdf: bytes,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None,
) -> Addition:
    form_once.claim(once, by=by)
    report = addition.report
    type(report).objects.select_for_update().get(pk=report.pk)
    versions.advance(addition, seen=version_seen)
    insist_free(report.case, done="signed")
    if [one.pk for one in signed_additions(report)] != after:
        raise RefusedError("Something else was added just now. Look at it, then sign.")
    look_for_private_words(report, everything_in(pdf))
    addition.pdf = store.put(
        report.container, pdf, media_type="application/pdf", now=now
    )
    addition.pdf_sha256 = sha256(pdf).hexdigest()
    addition.state = Addition.State.SIGNED
    addition.signed_by, addition.signed_at = by, now
    addition.save(
        update_fields=["pdf", "pdf_sha256", "state", "signed_by", "signed_at"]
    )
    trail.record(
        "report.addition_signed",
        about=addition,
        by=by,
        case_key=report.case.key,
        detail={"sha256": addition.pdf_sha256},
    )
    return addition
