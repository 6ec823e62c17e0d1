"""Certificates, for those who look after records. They hold no names."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries.lives import may_see_life
from kinkeeper.privacy.disposal.queries.proof import is_genuine
from kinkeeper.privacy.records.obligations import PROTECTED_RULE


@dataclass(frozen=True)
class ShownCertificate:
    """One certificate as it is printed, checked a moment ago."""

    certificate: Certificate
    genuine: bool
    agreed: list[tuple[str, object]]
    stays: list[dict[str, object]]
    total: int


def certificates(*, viewer: Account) -> QuerySet[Certificate]:
    may_see_life(viewer)
    return Certificate.objects.select_related("item__batch").order_by("-pk")


def certificate_by_reference(reference: str, *, viewer: Account) -> ShownCertificate:
    """Return one certificate with its proof checked. Raises Http404."""
    found = certificates(viewer=viewer).filter(reference__iexact=reference).first()
    if found is None:
        raise Http404
    given = found.item.approvals.order_by("approved_at", "pk")
    people = Account.objects.in_bulk([approval.by_id for approval in given])
    return ShownCertificate(
        certificate=found,
        genuine=is_genuine(found),
        agreed=[
            (_initials(people.get(approval.by_id)), approval.approved_at)
            for approval in given
        ],
        stays=[line for line in found.stays if line["rule"] != PROTECTED_RULE],
        total=sum(found.counts.values()),
    )


def _initials(person: Account | None) -> str:
    """A certificate names its two people by their letters and role only."""
    if person is None:
        return "somebody who has left"
    return person.initials
