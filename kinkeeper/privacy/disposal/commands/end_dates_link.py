from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.models import DatesLink


@trail.command
def end_dates_link(*, by: Account) -> None:
    """End a person's own calendar address. Safe to repeat."""
    DatesLink.objects.filter(account=by).delete()
    trail.record("record_dates.unlinked", about=by, by=by)
