from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Alert


@trail.command
def end_alert(*, alert: Alert, why: str, by: Account, now: datetime) -> None:
    """Take a warning away, with a reason."""
    only_who_decides(alert.concern, by)
    today = clock.london(now).date()
    ended = Alert.objects.filter(pk=alert.pk, ended_on=None).update(ended_on=today)
    if not ended:
        raise RefusedError("This alert has ended already.")
    words = alert.unseal()["words"]
    write_down(alert.concern, what=f"Alert ended: {words}", why=why, by=by, now=now)
    trail.record("alert.ended", about=alert, by=by, case_key=alert.case.key)
