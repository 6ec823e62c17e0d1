from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Addition, Report


@dataclass(frozen=True)
class Added:
    """What is added, who asked for it, and why we add it. The last two stay inside."""

    kind: str
    words: str
    asked: str
    why: str


@trail.command
def add_to_report(
    *,
    report: Report,
    added: Added,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Addition:
    """
    Write something that is to stand beside a signed report (R12).

    Nothing in the report changes. Somebody else reads it, and a manager signs it.
    """
    form_once.claim(once, by=by)
    permissions.insist(
        permissions.may_add(report, by), "Only a signed report can be added to."
    )
    if not added.words.strip() or not added.why.strip():
        raise RefusedError("Say what is added, and why.")
    # Two who add at once get two numbers.
    Report.objects.select_for_update().get(pk=report.pk)
    last = report.additions.aggregate(last=Max("number"))["last"] or 0
    addition = Addition(
        report=report,
        container=report.container,
        number=last + 1,
        kind=Addition.Kind(added.kind),
        author=by,
        written_at=now,
    )
    addition.seal(
        {
            "words": added.words.strip(),
            "asked": added.asked.strip(),
            "why": added.why.strip(),
        }
    )
    addition.save()
    trail.record(
        "report.addition_written", about=addition, by=by, case_key=report.case.key
    )
    return addition
