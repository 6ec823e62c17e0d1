"""Who may know that a record exists, and what it is called for them (K4)."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.privacy.records.kept_from import kept_from
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Record


@dataclass(frozen=True)
class Eyes:
    """What the reader of a page may learn."""

    leads: bool
    knows_families: bool
    not_of: frozenset[int] = frozenset()

    def knows_concerns(self, case: int | None) -> bool:
        """Say whether the reader may learn why a worry keeps a case's file."""
        return self.leads and case not in self.not_of


# Kinds of which only some learn that a record exists.
NEEDED = {
    Record.SAFEGUARDING: Power.CONCERNS_LEAD,
    Record.HR_FILE: Power.STAFF_FILES_KEEP,
    Record.PARENTAL_LEAVE: Power.STAFF_FILES_KEEP,
    Record.DBS_CERTIFICATE: Power.STAFF_FILES_KEEP,
    Record.DBS_RECORD: Power.STAFF_FILES_KEEP,
    Record.STAFF_MISC: Power.STAFF_FILES_KEEP,
    Record.FINANCE: Power.MONEY_SEE,
}


def may_see_life(viewer: Account) -> None:
    """Let in those who look after records; for others the page does not exist."""
    if not viewer.may(Power.RECORDS_SEE_LIFE):
        raise Http404


def visible(viewer: Account) -> QuerySet[Obligation]:
    """Return the records whose existence this viewer may know. Concerns: the lead's."""
    return (
        Obligation.objects.select_related("case")
        .exclude(kind__in=hidden_kinds(viewer))
        .exclude(record__in=kept_from(viewer))
    )


def hidden_kinds(viewer: Account) -> list[str]:
    """Return the kinds of record that this viewer may not know of."""
    return [str(kind) for kind, power in NEEDED.items() if not viewer.may(power)]


def eyes_of(viewer: Account) -> Eyes:
    """Return what a viewer may learn from a line."""
    leads = viewer.may(Power.CONCERNS_LEAD)
    hidden = kept_from(viewer) if leads else ()
    found = Obligation.objects.filter(record__in=hidden, case__isnull=False)
    cases = found.values_list("case_id", flat=True) if hidden else ()
    return Eyes(leads, knows_families(viewer), frozenset(filter(None, cases)))


def may_agree_to(kind: str, by: Account) -> bool:
    """
    Say whether somebody who agrees to disposals may agree to one of this kind.

    Two people are needed, and often one alone keeps the staff files or the money. The
    other reads number, rule and dates, never a name. Concerns stay with the lead.
    """
    return kind != Record.SAFEGUARDING or by.may(Power.CONCERNS_LEAD)


def knows_families(viewer: Account) -> bool:
    """Say whether a viewer learns call-signs. An inspector reads references only."""
    return viewer.may(Power.CASES_SEE_ALL) or viewer.may(Power.DISPOSAL_PREPARE)
