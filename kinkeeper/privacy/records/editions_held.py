"""Under which editions is anything held, and by which tables is it judged today?"""

from collections.abc import Mapping

from kinkeeper.policy import library
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Row, Schedule


def versions_held() -> tuple[str, ...]:
    """Return the versions to which something is pinned. One step in the index each."""
    found: list[str] = []
    ordered = Obligation.objects.order_by("policy_version")
    names = ordered.values_list("policy_version", flat=True)
    version = names.first()
    while version is not None:
        found.append(version)
        version = names.filter(policy_version__gt=version).first()
    return tuple(found)


def tables_held() -> Mapping[str, Schedule]:
    """
    Return the table of each edition to which something is pinned.

    A version that was never published has none: nothing of it can end, and the work
    list asks a person to look.
    """
    tables = {}
    for version in versions_held():
        try:
            tables[version] = library.schedule_for(version)
        except KeyError:
            continue
    return tables


def rows_of(schedule: Schedule) -> tuple[Row, ...]:
    """Return every row of a table, the additional kinds too."""
    return (*schedule.rows, *schedule.additional)
