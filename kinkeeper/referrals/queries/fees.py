"""Who pays for a family, for those who decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.referrals import permissions
from kinkeeper.referrals.queries.spells import begun_on


@dataclass(frozen=True)
class Agreed:
    """One arrangement: who pays, since when, and who wrote it down.

    `counts` is False for what was agreed before the family left.
    """

    payer: str
    on: date
    words: str
    by: str
    counts: bool


def case_for_fees(sign: str, *, viewer: Account) -> Case:
    """Return a family with a place. Raises Http404 for those who do not decide."""
    if not permissions.may_decide(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    if not case.is_open or case.stage not in Case.HAS_A_PLACE:
        raise Http404
    trail.viewed(
        "fees", about=case, by=viewer, purpose="Agreed who pays", case_key=case.key
    )
    return case


def arrangements(case: Case) -> Sequence[Agreed]:
    """Return what was agreed about a family that was asked for, the newest first."""
    since = begun_on(case)
    rows = case.fee_arrangements.select_related("container", "recorded_by")
    return [
        Agreed(
            payer=row.get_payer_display(),
            on=row.agreed_on,
            words=str(row.unseal()["words"]),
            by=row.recorded_by.short_name,
            counts=row.agreed_on >= since,
        )
        for row in rows
    ]
