"""
An e-mail came to the centre's mailbox: it is kept as an enquiry, once.

Danger: anybody can write any sender. So nothing goes on a family's file by itself, and
nothing is answered: an answer would tell that we know the family. What is known of the
sender is only a proposal, for a person to look at.
"""

from collections.abc import Sequence
from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.foundation.files.cleaning import Clean
from kinkeeper.foundation.mail.parcels import Parcel
from kinkeeper.foundation.vault import containers
from kinkeeper.referrals.commands.attach_paper import keep as keep_paper
from kinkeeper.referrals.commands.log_enquiry import keep
from kinkeeper.referrals.models import Attachment, Enquiry
from kinkeeper.referrals.queries.senders import perhaps_from
from kinkeeper.rules.referrals.enquiries import answer_by
from kinkeeper.workforce.commands.keeping import next_reference


@trail.command
def receive_mail(
    *,
    parcel: Parcel,
    files: Sequence[Clean] = (),
    refused: Sequence[str] = (),
    now: datetime,
) -> Enquiry:
    """
    Keep a message with its clean files. The same message again returns what was kept.

    `refused`: why files that came with it were not kept; that is written beneath it.
    """
    known = Enquiry.objects.filter(mark=parcel.mark).first()
    if known is not None:
        trail.record("mail.came_again", about=known, by=None)
        return known
    case, side = perhaps_from(parcel.sender, f"{parcel.subject}\n{parcel.words}")
    came = min(parcel.sent_at or now, now)
    enquiry = Enquiry(
        container=containers.make("enquiry", now=now),
        reference=next_reference("E"),
        received_at=now,
        answer_by_on=answer_by(
            clock.london(now).date(),
            bank_holidays=bank_holidays.published("england-and-wales"),
        ),
        channel=Enquiry.Channel.EMAIL,
        caller=Enquiry.Caller.OTHER,
        mark=parcel.mark,
        perhaps=case,
        perhaps_side=side,
    )
    enquiry.seal(
        {
            "name": parcel.name,
            "email": parcel.sender,
            "words": "\n\n".join(filter(None, (parcel.subject, parcel.words))),
            "sent_at": came.isoformat(),
            "log": [
                {"at": now.isoformat(), "by": "Kinkeeper", "words": f"Not kept: {why}"}
                for why in refused
            ],
        }
    )
    enquiry.save()
    for clean in files:
        made = Attachment(
            container=enquiry.container,
            enquiry=enquiry,
            kind=Attachment.Kind.OTHER,
            is_new=True,
            added_at=now,
        )
        keep_paper(made, clean, "", now)
    keep(enquiry, now)
    trail.record("mail.came", about=enquiry, by=None, detail={"files": len(files)})
    return enquiry
