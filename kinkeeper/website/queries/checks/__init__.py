"""Every check there is, by the name that the policy calls it by."""

from collections.abc import Mapping

from kinkeeper.website.queries.checks import (
    agreed,
    audit,
    backup,
    browsing,
    disposal,
    early,
    holdings,
    overdue,
    own_checks,
    restrictions,
    rights,
    rules_of_records,
    safety,
    sensitive,
    sharing,
    sides,
    site,
    team,
    workforce,
)
from kinkeeper.website.queries.finding import Check

TOPICS = (
    agreed,
    audit,
    backup,
    browsing,
    disposal,
    early,
    holdings,
    overdue,
    own_checks,
    restrictions,
    rights,
    rules_of_records,
    safety,
    sensitive,
    sharing,
    sides,
    site,
    team,
    workforce,
)
CHECKS: Mapping[str, Check] = {
    name: check for topic in TOPICS for name, check in topic.CHECKS.items()
}
