from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report, RoughNotes
from kinkeeper.reports.queries.rough_notes import must_be_kept


@trail.command
def say_rough_notes(
    *, report: Report, fate: str, by: Account, now: datetime
) -> RoughNotes:
    """
    Say what became of the notes on paper, once the report is signed (R32).

    Raises RefusedError when they were destroyed although a hold, or a request for what
    we hold, keeps them.
    """
    permissions.insist(
        permissions.may_say_rough_notes(report, by),
        "The author says this once the report is signed.",
    )
    if fate == RoughNotes.Fate.DESTROYED and must_be_kept(report, now):
        raise RefusedError(
            "Keep them for now: somebody asked that nothing of this family is "
            "destroyed. Choose “They are kept”."
        )
    said, _ = RoughNotes.objects.update_or_create(
        report=report,
        defaults={
            "fate": RoughNotes.Fate(fate),
            "on": clock.london(now).date(),
            "said_by": by,
        },
    )
    trail.record(
        "report.rough_notes",
        about=report,
        by=by,
        case_key=report.case.key,
        detail={"fate": said.fate},
    )
    return said
