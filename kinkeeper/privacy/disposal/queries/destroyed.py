"""The last group of the record life: what has gone, by its certificates."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.charts.life_chart import LifeRow
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.parts import Link
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries import knowing
from kinkeeper.privacy.disposal.queries.filtering import Wanted
from kinkeeper.privacy.records.kept_from import kept_from


def destroyed(viewer: Account, wanted: Wanted) -> QuerySet[Certificate]:
    """Return the certificates of what a viewer may know, newest first."""
    found = (
        Certificate.objects.select_related("item")
        .exclude(item__kind__in=knowing.hidden_kinds(viewer))
        .exclude(item__record__in=kept_from(viewer))
        .order_by("-executed_at", "-pk")
    )
    if wanted.hold or wanted.ends:
        return found.none()
    if wanted.kind:
        found = found.filter(item__kind=wanted.kind)
    if wanted.rule:
        found = found.filter(item__rule=wanted.rule)
    if wanted.edition:
        found = found.filter(item__policy_version=wanted.edition)
    if wanted.q:
        found = found.filter(item__reference__iexact=wanted.q)
    return found


def rows(shown: Sequence[Certificate]) -> list[LifeRow]:
    """Return a line for each: from the day that its clock began to its end."""
    return [_row(each) for each in shown]


def _row(certificate: Certificate) -> LifeRow:
    item = certificate.item
    gone_on = clock.london(certificate.executed_at).date()
    return LifeRow(
        life=Life(
            name=item.reference,
            opened=item.trigger_on,
            clock_starts=item.trigger_on,
            ends=item.dispose_by,
            gone_on=gone_on,
        ),
        about=item.title,
        headline=f"Gone on {date_words(gone_on)}",
        because=f"Certificate {certificate.reference}.",
        url=reverse("disposal:certificate", args=[certificate.reference.lower()]),
        rule=Link(f"Rule {item.rule}", f"/privacy/#{item.row}"),
    )
