"""The reports of one case share one line while nothing ends them one by one."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Record

_REPORT = Q(kind=Record.CONTACT_REPORT, trigger_on=None)


def one_for_each_case(found: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Keep the first report of each case and rule; everything else stays."""
    earlier = Obligation.objects.filter(
        _REPORT,
        case=OuterRef("case"),
        state=OuterRef("state"),
        rule=OuterRef("rule"),
        pk__lt=OuterRef("pk"),
    )
    return found.exclude(_REPORT & Q(Exists(earlier)))


def how_many(shown: Sequence[Obligation]) -> Mapping[int, int]:
    """Return for each shown report how many of its case it stands for."""
    reports = [each for each in shown if each.kind == Record.CONTACT_REPORT]
    counted = (
        Obligation.objects.filter(_REPORT, case__in={each.case_id for each in reports})
        .values_list("case", "state", "rule")
        .annotate(number=Count("pk"))
        .order_by()
    )
    numbers = {(case, state, rule): n for case, state, rule, n in counted}
    return {
        each.pk: numbers.get((each.case_id, each.state, each.rule), 1)
        for each in reports
    }
