from kinkeeper.privacy.records.queries.restrictions import Spell
from kinkeeper.reports.models import Report


def signed_within(spell: Spell) -> list[str]:
    """Return the reports of a case that were signed while something was blocked."""
    signed = Report.objects.filter(case=spell.case, signed_at__gt=spell.since)
    if spell.until is not None:
        signed = signed.filter(signed_at__lt=spell.until)
    return [str(key) for key in signed.values_list("key", flat=True)]
