"""Fetching what came to the centre's mailbox, one message after the other."""

import imaplib
import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.cleaning import Clean, cleaned
from kinkeeper.foundation.files.scanning import ScannerSilentError
from kinkeeper.foundation.mail import incoming
from kinkeeper.foundation.mail.parcels import UnreadableError, parcel
from kinkeeper.referrals.commands.receive_mail import receive_mail

log = logging.getLogger(__name__)
MOST_AT_ONCE = 50


@dataclass
class Collected:
    """How many messages were kept, and how many a person must look at elsewhere."""

    kept: int = 0
    set_aside: int = 0
    put_off: int = 0


def collect_mail(box: incoming.Mailbox, *, now: datetime) -> Collected:
    """
    Keep what waits in a mailbox. A bad message is set aside and stops no other.

    A message leaves the mailbox only after it is kept. While the virus scanner gives
    no answer, messages with files stay where they are.
    """
    done = Collected()
    for name in box.waiting()[:MOST_AT_ONCE]:
        try:
            _keep(box, name, now)
            done.kept += 1
        except (ScannerSilentError, DatabaseError):
            done.put_off += 1
        except (OSError, imaplib.IMAP4.error):
            # The mailbox itself: nothing is wrong with the message.
            raise
        except Exception as error:
            # Its kind only: the words of the fault may be those of the message.
            log.error("A message could not be kept: %s", type(error).__name__)
            box.set_aside(name)
            done.set_aside += 1
    return done


def _keep(box: incoming.Mailbox, name: str, now: datetime) -> None:
    content = box.read(name)
    if content is None:
        raise UnreadableError
    told = parcel(content)
    files, refused = _looked_at(told.files)
    if told.left_out:
        refused.append(f"{told.left_out} more files. We keep eight with an email.")
    receive_mail(parcel=told, files=files, refused=refused, now=now)
    box.take_out(name)


def _looked_at(files: tuple[bytes, ...]) -> tuple[list[Clean], list[str]]:
    """Send files through the door of all papers. Returns what is clean, and why not."""
    kept, refused = [], []
    for content in files:
        try:
            kept.append(cleaned(content, word=True))
        except ScannerSilentError:
            raise
        except trail.RefusedError as no:
            refused.append(str(no))
    return kept, refused
