"""What a person looked at and wrote down, and what waits to be looked at."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy import edition
from kinkeeper.rules import dates
from kinkeeper.website.models import OwnCheck

Sort = OwnCheck.Sort


@dataclass(frozen=True)
class Look:
    """One thing to look at, when somebody last did, and by when it is due again."""

    name: str
    label: str
    last_on: date | None
    due_on: date | None
    by: str = ""


def things_to_look_at() -> list[tuple[str, str]]:
    """Return what there is to look at: two sorts, and each company that is in use."""
    used = edition.in_force().processors.items()
    return [
        (Sort.ACCESS.value, Sort.ACCESS.label),
        (Sort.COMPLIANCE.value, Sort.COMPLIANCE.label),
        *(
            (f"{Sort.PROVIDER}:{name}", f"A company that works for us: {each.title}")
            for name, each in used
            if each.enabled
        ),
    ]


def looks() -> list[Look]:
    """Return each of them with the last look at it."""
    return [_look(name, label) for name, label in things_to_look_at()]


def _look(name: str, label: str) -> Look:
    sort, _, about = name.partition(":")
    practice = edition.in_force().practice
    months = {
        Sort.ACCESS: practice.access_review_months,
        Sort.COMPLIANCE: practice.compliance_review_months,
        Sort.PROVIDER: practice.provider_review_months,
    }[Sort(sort)]
    last = OwnCheck.objects.filter(sort=sort, about=about).order_by("-done_on").first()
    if last is None:
        return Look(name, label, None, None)
    person = Account.objects.filter(pk=last.by_id).first()
    return Look(
        name,
        label,
        last.done_on,
        dates.add_months(last.done_on, months),
        person.short_name if person else "",
    )
