"""The night's work on referrals: what ran out goes, what went quiet is closed."""

import imaplib
import logging
from datetime import date, datetime

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.scanning import ScannerSilentError
from kinkeeper.foundation.files.store import MissingFileError
from kinkeeper.foundation.mail import incoming
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.leases import beat, lease, rested
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.foundation.vault.sealing import ShreddedError, TamperedError
from kinkeeper.privacy.disposal.tasks import moment_of
from kinkeeper.referrals.commands.close_case import close_inactive_case
from kinkeeper.referrals.commands.collect_mail import collect_mail
from kinkeeper.referrals.commands.expire_drafts import expire_drafts
from kinkeeper.referrals.commands.expire_invitations import expire_invitations
from kinkeeper.referrals.commands.scan_paper import scan_paper
from kinkeeper.referrals.commands.tell_side import tell_of_agreement
from kinkeeper.referrals.queries.closing import lapsed_cases
from kinkeeper.referrals.queries.papers import not_scanned
from kinkeeper.referrals.queries.tellings import to_be_told

log = logging.getLogger(__name__)
ASKED = "incoming mail asked"
SCANNED = "papers scanned"
LEASE_MINUTES = 15
UNREADABLE = (MissingFileError, ShreddedError, TamperedError)


def register_nightly() -> None:
    register.every_night("unsent forms", sweep_drafts, order=20)
    register.every_night("invitations", sweep_invitations, order=21)


def fetch_mail(now: datetime) -> int:
    """Ask the mailbox every two minutes, where there is one. One process does it."""
    if not settings.INCOMING_MAIL or not rested(ASKED, now=now, minutes=2):
        return 0
    with lease("incoming mail", now=now, minutes=LEASE_MINUTES) as mine:
        if not mine:
            return 0
        beat(ASKED, now=now)
        try:
            with incoming.opened(settings.INCOMING_MAIL) as box:
                return collect_mail(box, now=now).kept
        except (OSError, ValueError, imaplib.IMAP4.error) as error:
            # Never the words of the fault: they may hold the address or the password.
            log.error("The mailbox cannot be read: %s", type(error).__name__)
            return 0


def scan_waiting_papers(now: datetime) -> int:
    """
    Show the scanner, where there is one, what waits for it: every ten minutes.

    A paper that cannot be read, or that somebody dealt with meanwhile, stops no other.
    """
    if not settings.CLAMAV_SOCKET or not rested(SCANNED, now=now, minutes=10):
        return 0
    with lease("papers to scan", now=now, minutes=LEASE_MINUTES) as mine:
        if not mine:
            return 0
        beat(SCANNED, now=now)
        return _scan_those_that_wait(now)


def _scan_those_that_wait(now: datetime) -> int:
    done = 0
    for paper in not_scanned():
        try:
            scan_paper(attachment=paper, now=now)
        except ScannerSilentError:
            log.error("The virus scanner does not answer")
            break
        except UNREADABLE as error:
            log.error("A paper cannot be scanned: %s", type(error).__name__)
        except RefusedError:
            continue
        else:
            done += 1
    return done


def register_rounds() -> None:
    register.every_round("agreements", tell_of_agreements)
    register.every_round("incoming mail", fetch_mail)
    register.every_round("papers to scan", scan_waiting_papers)


def tell_of_agreements(now: datetime) -> int:
    """Tell a few adults of a new version of the rules; nobody is told twice."""
    number, waiting = to_be_told(now)
    for party in waiting:
        tell_of_agreement(party=party, number=number, now=now)
    return len(waiting)


def sweep_drafts(today: date) -> Count:
    """Destroy the forms that nobody touched for 14 days."""
    gone = expire_drafts(today=today, now=clock.now())
    return Count(looked_at=gone, other={"unsent forms destroyed": gone})


def sweep_invitations(today: date) -> Count:
    """Take away the links that have run out."""
    gone = expire_invitations(today=today)
    return Count(looked_at=gone, other={"links run out": gone})


def close_inactive_cases(today: date) -> Count:
    """Close the cases in which nothing happened for twelve months (C-10)."""
    closed = 0
    for case, on in list(lapsed_cases(today)):
        close_inactive_case(case=case, on=on, now=moment_of(today))
        closed += 1
    return Count(looked_at=closed, other={"cases closed": closed})
