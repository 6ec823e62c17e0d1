"""What only people can look at: who may see what, and whether we keep this policy."""

from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import RoleGrant
from kinkeeper.policy import edition
from kinkeeper.rules import dates
from kinkeeper.website.models import OwnCheck
from kinkeeper.website.queries.finding import Evidence, Finding


def access_reviewed(now: datetime) -> Finding:
    """Somebody checked who may see what, not too long ago (P12a)."""
    months = edition.in_force().practice.access_review_months
    return _in_time(OwnCheck.Sort.ACCESS, months, clock.london(now).date())


def compliance_reviewed(now: datetime) -> Finding:
    """Somebody checked that we keep this policy, not too long ago (P13)."""
    months = edition.in_force().practice.compliance_review_months
    return _in_time(OwnCheck.Sort.COMPLIANCE, months, clock.london(now).date())


def _in_time(sort: OwnCheck.Sort, months: int, today: date) -> Finding:
    last = last_look(sort)
    begun = last or first_day()
    if begun is None:
        return Finding(True, "nobody works here yet")
    due = dates.add_months(begun, months)
    told = f"last done on {last}" if last else f"never done; begun on {begun}"
    figure = f"{told}; next due on {due}"
    if today <= due:
        return Finding(True, figure)
    return Finding(False, figure, (Evidence(sort.label, f"was due on {due}"),))


def last_look(sort: OwnCheck.Sort, about: str = "") -> date | None:
    """Return the day on which somebody last looked at this; None if nobody has."""
    done = OwnCheck.objects.filter(sort=sort, about=about).order_by("-done_on")
    return done.values_list("done_on", flat=True).first()


def first_day() -> date | None:
    """Return the day on which the first person got a role: the centre's first day."""
    granted = RoleGrant.objects.order_by("granted_on")
    return granted.values_list("granted_on", flat=True).first()


CHECKS = {
    "accounts.access_reviewed": access_reviewed,
    "website.compliance_reviewed": compliance_reviewed,
}
