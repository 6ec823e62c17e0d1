"""Since when things count for a family: what was before it left counts no more."""

from datetime import date

from django.db.models import DateField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kinkeeper.people.models import Case, Spell


def begun_on(case: Case) -> date:
    """Return the day (London) of the last reopening, or of the opening."""
    days = case.spells.order_by("-opened_on").values_list("opened_on", flat=True)
    return days.first() or case.opened_on


def begun(case: str) -> Coalesce:
    """Return the same day inside a query; `case` is the way to the case, "case__"."""
    name = case.removesuffix("__") or "pk"
    spells = Spell.objects.filter(case=OuterRef(name)).order_by("-opened_on")
    return Coalesce(
        Subquery(spells.values("opened_on")[:1], output_field=DateField()),
        F(f"{case}opened_on"),
    )
