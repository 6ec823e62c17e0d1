"""Writing to the professional who referred a family, in words that name nobody."""

from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.models import Case, Correspondence
from kinkeeper.policy import edition
from kinkeeper.referrals.queries.professional import form_of


def tell_professional(case: Case, words: str, *, now: datetime) -> None:
    """Write what was decided to who referred this family. Part of a command."""
    form = form_of(case)
    if form is None:
        return
    write_letter(
        container=case.container,
        to=form.unseal()["answers"]["reach-you"]["email"],
        subject=Subject.MESSAGE,
        body=f"Our reference {case.reference}. {words}\n\n"
        f"Questions? Call {edition.in_force().controller.phone}.\n",
        now=now,
    )
    log_letter(
        case=case,
        side="",
        on=clock.london(now).date(),
        words=f"We wrote to the professional: {words}",
        partner=Correspondence.Partner.PROFESSIONAL,
    )
