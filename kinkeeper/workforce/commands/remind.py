from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.workforce.queries.coming import Reminder, keepers


@trail.command
def remind(*, due: Sequence[Reminder], today: date, now: datetime) -> None:
    """Write once to who keeps the files. The letter does not say whom it is about."""
    container = containers.shared("post", now=now)
    for keeper in keepers():
        outbox.write_letter(
            container=container,
            to=keeper.email,
            subject=Subject.MESSAGE,
            body=(
                "A DBS certificate needs you: nobody has decided for four weeks, or "
                "its six months are nearly over.\n\n"
                f"Please look: {settings.BASE_URL}/staff/staff-files/\n"
            ),
            now=now,
        )
    for reminder in due:
        certificate = reminder.certificate
        if reminder.to_decide:
            certificate.reminded_to_decide_on = today
        else:
            certificate.reminded_of_end_on = today
        certificate.save(update_fields=["reminded_to_decide_on", "reminded_of_end_on"])
        trail.record(
            "dbs.reminded",
            about=certificate,
            by=None,
            detail={"to_decide": reminder.to_decide},
        )
