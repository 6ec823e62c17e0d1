"""In which cases the day itself may have ended somebody's yes."""

from datetime import date

from django.db.models import Q

from kinkeeper.people.models import Case, Consent, Person, Responsibility, SensitiveFact
from kinkeeper.rules.dates import add_years
from kinkeeper.rules.people.consent import GROWN_UP


def cases_to_settle(today: date) -> list[Case]:
    """Return the cases whose open facts may have to be locked on a day."""
    ran_out = Consent.objects.filter(yes=True, ended_on=None, ask_again_on__lte=today)
    over = Responsibility.objects.filter(to_on__lte=today)
    grown = Person.objects.filter(
        is_child=True, born_on__lte=add_years(today, -GROWN_UP)
    )
    open_facts = SensitiveFact.objects.filter(
        ground=SensitiveFact.Ground.CLEAR_YES, locked_on=None
    )
    found = Case.objects.filter(pk__in=open_facts.values("case_id")).filter(
        Q(pk__in=ran_out.values("case_id"))
        | Q(pk__in=over.values("case_id"))
        | Q(pk__in=open_facts.filter(about__person__in=grown).values("case_id"))
    )
    return list(found.order_by("pk"))
